"""What manifests ask for: one version of each dependency, or any of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import Any, NamedTuple

from dodcheck.formats.json import load as load_json
from dodcheck.formats.toml import load as load_toml
from dodcheck.rules.locking.manifests import REQUIREMENTS, Manifest, sort_of

_EXACT_LINE = re.compile(r"[\w.-]+(?:\[[\w., -]*\])?\s*={2,3}\s*(?!.*\*)[\w.!+-]+(?:\s*;.*)?(?:\s+--hash=.*)?")
_ADDRESS_LINE = re.compile(r"(?:-e|--editable|-c|--constraint|[./~]|[\w+.-]+:)|.*\s@\s")
_INCLUDE = re.compile(r"(?:-r|--requirement)[ =]*(?P<path>\S+)")
_OTHER_LINE = re.compile(r"--?(?:hash|[a-z-]*url|find-links|no-binary|only-binary|require-hashes|i|f)\b.*")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_EXACT_NPM = re.compile(r"=?v?\d+\.\d+\.\d+(?:[-+][\w.+-]*)?")
_OTHER_NPM = re.compile(
    r"(?:workspace|file|link|portal|npm|catalog|git|github|https?|git\+\w+):|[\w.-]+/[\w.-]+(?:#.*)?$"
)
_EXACT_CARGO = re.compile(r"=\s*\d+\.\d+\.\d+.*")
_NAME = re.compile(r"@?[\w./-]+")
_WORD = re.compile(r"@[\w-]+/[\w-]+|[\w-]+")
_SIGNS = re.compile(r"[-_.]+")
_NPM_TABLES = ("dependencies", "devDependencies", "optionalDependencies")
_CARGO_TABLES = ("dependencies", "dev-dependencies", "build-dependencies")


class Ask(Enum):
    """How a version is asked for."""

    ONE = auto()
    RANGE = auto()
    OTHER = auto()


class Asked(NamedTuple):
    """What a manifest asks for: its words, how, and the line where that is known."""

    words: str
    how: Ask
    line: int | None = None

    @property
    def name(self) -> str:
        """The name of what is asked for, written as lock files may write it."""
        found = _NAME.match(self.words)
        return spelt(found[0]) if found else ""


def spelt(text: str) -> str:
    """Return a text in small letters with the signs inside names alike."""
    return _SIGNS.sub("-", text.lower())


def names_in(text: str) -> frozenset[str]:
    """Return the words of a spelt text that may name packages, whole: `react` is not in `react-dom`, `@types/react`."""
    return frozenset(_WORD.findall(text))


def asked(manifest: Manifest) -> Iterator[Asked]:
    """Yield what a manifest of requirements, of npm, of Python or of Cargo asks for. Raises ``FormatProblem``."""
    match manifest.sort:
        case "package.json":
            yield from _npm(load_json(manifest.text))
        case "pyproject.toml":
            yield from _python(load_toml(manifest.text))
        case "Cargo.toml":
            yield from _cargo(load_toml(manifest.text))
        case _ if manifest.sort == REQUIREMENTS:
            yield from _lines(manifest.text)
        case _:
            return


def _lines(text: str) -> Iterator[Asked]:
    held = ""
    for number, line in enumerate(text.splitlines(), 1):
        held += _COMMENT.sub("", line).strip()
        if held.endswith("\\"):
            held = f"{held[:-1]} "
            continue
        words, held = held.strip(), ""
        if included := _INCLUDE.fullmatch(words):
            # Another file of requirements is a manifest of its own.
            if sort_of(included["path"]) != REQUIREMENTS:
                yield Asked(f"what {included['path']} asks for", Ask.OTHER, number)
        elif words and not _OTHER_LINE.fullmatch(words):
            yield Asked(words.partition(" --hash")[0], _how_of_line(words), number)


def _how_of_line(words: str) -> Ask:
    if _EXACT_LINE.fullmatch(words):
        return Ask.ONE
    return Ask.OTHER if _ADDRESS_LINE.match(words) else Ask.RANGE


def _npm(data: object) -> Iterator[Asked]:
    for name in _NPM_TABLES:
        for package, version in _table(data, name).items():
            said = str(version).strip()
            how = Ask.ONE if _EXACT_NPM.fullmatch(said) else Ask.OTHER if _OTHER_NPM.match(said) else Ask.RANGE
            yield Asked(f"{package} {said}", how)


def _python(data: object) -> Iterator[Asked]:
    project = _table(data, "project")
    listed = [project.get("dependencies"), *_table(project, "optional-dependencies").values()]
    groups = [*listed, *_table(data, "dependency-groups").values()]
    for words in (one for group in groups if isinstance(group, list) for one in group if isinstance(one, str)):
        yield Asked(words, _how_of_line(words))
    poetry = _table(_table(data, "tool"), "poetry")
    for package, version in _table(poetry, "dependencies").items():
        if package != "python":
            exact = isinstance(version, str) and re.fullmatch(r"={0,2}\d+(?:\.\d+)+", version)
            yield Asked(f"{package} {version}"[:80], Ask.ONE if exact else Ask.RANGE)


def _cargo(data: object) -> Iterator[Asked]:
    for name in _CARGO_TABLES:
        for crate, told in _table(data, name).items():
            version = told.get("version") if isinstance(told, Mapping) else told
            if not isinstance(version, str):
                yield Asked(crate, Ask.OTHER)
            else:
                yield Asked(f"{crate} {version}", Ask.ONE if _EXACT_CARGO.fullmatch(version) else Ask.RANGE)


def _table(data: object, name: str) -> Mapping[str, Any]:
    found = data.get(name) if isinstance(data, Mapping) else None
    return found if isinstance(found, Mapping) else {}
