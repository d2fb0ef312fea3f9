"""Which tests a path, a command or a list of suites in a statement means."""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.documents.paths import is_path, paths_in

_TEST_FILE = re.compile(
    r"(?:test_[\w.-]+|[\w.-]+_(?:test|spec))\.(?:py|go|rs|cc|cpp|cxx|rb|js|ts|jl)|[\w-]+\.(?:test|spec)s?\.[cm]?[jt]sx?|"
    r"[A-Za-z0-9]*(?:Test|Tests|IT|Spec)\.(?:java|kt|scala|cs|php|swift)"
)
_FOLDERS = frozenset({"test", "tests", "spec", "specs", "__tests__", "unit", "integration", "e2e"})
_PYTEST = ("pytest", "py.test")
_HARMLESS = re.compile(
    r"-(?:q|v|x|s|l|a|ra|rA)+|-n ?\w+|-n|--tb=\w+|--(?:verbose|quiet|exitfirst|strict-markers|strict-config)"
    r"|--(?:cov|junitxml|junit-xml|color|durations|maxfail|dist|timeout)(?:=.*|-report=.*)?"
)
"""Options that choose no tests."""
_TAKE_ANOTHER = frozenset({"-n"})
_WHOLE = re.compile(r"cargo test(?: --(?:workspace|all))?|go test \./\.\.\.|ctest|cargo nextest run")
"""Commands that run every test there is, and do nothing else."""
_PART = re.compile(
    r"make (?:test|tests|check)|(?:npm|pnpm|yarn|bun)(?: run)? test|tox|nox|mvn test|gradle test|\./gradlew test"
)
"""Commands that run tests, and may do more."""

_RUNNER = re.compile(r"(?:(?:uv|poetry|pdm|hatch|rye|pipenv) run|npx|bunx|pnpm exec|bundle exec) (?=[a-z])")


class Command(NamedTuple):
    """What a command runs: names of tests, none for all.

    ``whole`` says that it runs those of every Python file, ``exact`` that it does nothing else.
    """

    names: tuple[str, ...]
    whole: bool
    exact: bool


def names(things: Sequence[str]) -> tuple[str, ...]:
    """Return paths as names of tests, nothing where one of them is not plainly tests."""
    meant = tuple(_name(thing) for thing in things)
    return tuple(name for name in meant if name) if meant and all(meant) else ()


def folder(path: str) -> str:
    """Return the path of a folder with a slash at its end."""
    return f"{path.rstrip('/')}/"


def without_runner(text: str) -> str:
    """Return a command without what only starts it: `uv run mypy` is what `mypy` is."""
    return _RUNNER.sub("", text, count=1)


def is_command(text: str) -> bool:
    """Return whether a code span is a command that runs tests."""
    text = without_runner(text)
    return text.startswith((*_PYTEST, "python -m pytest")) or bool(_WHOLE.fullmatch(text) or _PART.fullmatch(text))


def of_command(text: str) -> Command | None:
    """Return what a command runs; ``None`` where an option chooses tests by something that results don't tell."""
    text = without_runner(text)
    if _WHOLE.fullmatch(text):
        return Command((), whole=False, exact=True)
    if _PART.fullmatch(text):
        return Command((), whole=False, exact=False)
    try:
        parts = shlex.split(text.removeprefix("python -m "))[1:]
    except ValueError:
        return None
    paths = []
    skip = False
    for part in parts:
        if skip or _HARMLESS.fullmatch(part):
            skip = not skip and part in _TAKE_ANOTHER
        elif part.startswith("-"):
            return None
        else:
            paths.append(part)
    meant = tuple(_argument(path) for path in paths)
    return Command(tuple(filter(None, meant)), whole=not paths, exact=True) if all(meant) else None


def suites(listed: str) -> tuple[str, ...]:
    """Return the suites that a list in brackets names."""
    found = (one.strip().removeprefix("and ").removesuffix(" tests") for one in listed.split(","))
    return tuple(dict.fromkeys(one for one in found if one))


def file_above(words: Phrase) -> tuple[str, ...]:
    """Return the one file of tests that the nearest statement above names which names any."""
    for text in words.above:
        found = {path for path in paths_in(text) if _is_test_file(path)}
        if found:
            return tuple(found) if len(found) == 1 else ()
    return ()


def _argument(path: str) -> str | None:
    """Return an argument of pytest as a name; without a suffix it is a folder."""
    if path in (".", "./") or "*" in path or " " in path:
        return None
    file, sign, rest = path.partition("::")
    return f"{file}{sign}{rest}" if file.endswith(".py") else None if sign else folder(path)


def _name(thing: str) -> str | None:
    file, _, _ = thing.partition("::")
    if not is_path(file) or "*" in file:
        return None
    if file.endswith("/"):
        return folder(file) if _FOLDERS & set(file.strip("/").split("/")) else None
    return thing if _is_test_file(file) else None


def _is_test_file(path: str) -> bool:
    return bool(_TEST_FILE.fullmatch(posixpath.basename(path)))
