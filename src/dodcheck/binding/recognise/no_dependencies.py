"""No runtime dependencies, `package.json` has no dependencies: packages that need nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.binding.recognise.forms import SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import AnyOf, Not
from dodcheck.rules.data import DataRule
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.paths import folder_of, name_of


class _Manifest(NamedTuple):
    """Where a manifest says what its package is, and, as paths of keys, what it needs.

    ``needed`` is needed to run, ``perhaps`` in some cases or under another name, ``beside`` for work on it alone;
    ``elsewhere`` are values that say that another file tells it.
    """

    named: str
    needed: tuple[str, ...]
    perhaps: tuple[str, ...]
    beside: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()


_MANIFESTS = {
    "pyproject.toml": _Manifest(
        "project.name",
        ("project.dependencies[*]",),
        ("tool.poetry.dependencies[*]",),
        ("project.optional-dependencies[*]", "dependency-groups[*]", "tool.uv.dev-dependencies[*]"),
        (("project.dynamic", "dependencies"), ("project.dynamic", "optional-dependencies")),
    ),
    "package.json": _Manifest(
        "name", ("dependencies[*]",), ("peerDependencies[*]", "optionalDependencies[*]"), ("devDependencies[*]",)
    ),
    "Cargo.toml": _Manifest(
        "package.name", ("dependencies[*]",), ("build-dependencies[*]", "target[*]"), ("dev-dependencies[*]",)
    ),
}
_OTHERS = (
    *("setup.py", "setup.cfg", "go.mod", "composer.json", "Gemfile", "pom.xml", "Pipfile", "mix.exs", "build.gradle"),
    *("packages/*/*.json", "packages/*/*.toml", "crates/*/*.toml", "libs/*/*.json", "libs/*/*.toml"),
)
"""More manifests: another package than the one at the root may be meant."""
_NONE = r"(?:no|zero|0)"
_RUN = r"(?:runtime|run-time|production|third[- ]party|external)"
_WHO = rf"{THE}(?:package|library|project|crate|module|tool|code)"
_PLAIN = (
    rf"(?:there are )?{_NONE} (?:{_RUN} ){{0,2}}dependencies(?: at (?:runtime|run time))?",
    rf"(?:{_WHO}|it) (?:has|needs|pulls in) {_NONE} (?:{_RUN} ){{0,2}}dependencies(?: at (?:runtime|run time))?",
)
_SAID = (
    rf"{THE}{named(SLOT, 'file')} (?:declares|lists|has|contains) {_NONE} (?P<run>(?:{_RUN} ){{0,2}})dependencies",
    rf"{_NONE} (?P<run>(?:{_RUN} ){{0,2}})dependencies (?:are (?:declared|listed) )?in {THE}{named(SLOT, 'file')}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that manifests ask for nothing.

    Code may need what no manifest names, so of a package as a whole this only refutes; and where several manifests
    stand beside each other, another one may be meant.
    """
    if fit(words, _PLAIN):
        return every([_alone(name, folder_of(words.named_in)) for name in _MANIFESTS], Strength.WEAKER)
    if found := fit(words, _SAID):
        (path,) = things_in(words, found["file"])
        manifest = _MANIFESTS.get(name_of(path))
        return _said(words, path, manifest, of_all=not found["run"]) if manifest else None
    return None


def _alone(name: str, folder: str) -> Tree:
    """Return that a manifest at the root asks for nothing, that it is not there, or that another one may be meant."""
    nothing = every(_nothing(name, _MANIFESTS[name].needed, "")).tree
    beside = [f"{folder}/{other}" for other in _MANIFESTS] if folder else []
    others = [other for other in (*_MANIFESTS, *_OTHERS, *beside) if other != name]
    return AnyOf((nothing, FileRule(path=name, max=0), *(FileRule(path=other) for other in others)))


def _said(words: Phrase, path: str, manifest: _Manifest, *, of_all: bool) -> Reading:
    needed = _nothing(path, manifest.needed, words.named_in)
    also = _nothing(path, (*manifest.perhaps, *(manifest.beside if of_all else ())), words.named_in)
    told: list[Tree] = [DataRule(path=path, query=manifest.named, named_in=words.named_in)]
    for query, value in manifest.elsewhere:
        told.append(Not(DataRule(path=path, query=query, contains=value, named_in=words.named_in)))
    return every([*told, *needed, *also], Strength.STRONGER)._replace(least=every(needed).tree)


def _nothing(path: str, queries: Sequence[str], named_in: str) -> list[Tree]:
    return [Not(DataRule(path=path, query=query, named_in=named_in or None)) for query in queries]
