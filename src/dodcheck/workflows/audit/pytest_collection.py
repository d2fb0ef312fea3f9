"""Which test files of Python the calls of pytest in all workflows collect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.snapshot.paths import is_within, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.workflows.audit.choosing import operands
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.surroundings import step_folder
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.audit.untested import is_source
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.purposes.purpose import Purpose

_PYTEST = frozenset({"pytest", "py.test"})
_CONFIGURED = ("testpaths", "python_files", "norecursedirs", "collect_ignore")
_FILES = ("pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg", "conftest.py")


class UncollectedTests(NamedTuple):
    """The first call of pytest, the test files that no call collects, and how many there are in all."""

    first: CommandAt
    left: tuple[str, ...]
    many: int


class Call(NamedTuple):
    """The words of a call of pytest, and the folder it is made in."""

    words: tuple[str, ...]
    folder: str


class PytestCalls(NamedTuple):
    """The calls of pytest in workflows, and whether a command there runs tests in another way: nothing is told then."""

    each: tuple[Call, ...] = ()
    runs_other_tests: bool = False


def calls_of(subjects: Sequence[Subject]) -> PytestCalls:
    """Return the calls of pytest in some workflows."""
    pairs = [pair for subject in subjects for pair in commands_of_tools(subject, _PYTEST)]
    calls = tuple(Call(words[1:], step_folder(command_at.at)) for command_at, words in pairs)
    return PytestCalls(calls, any(_tests_otherwise(command) for subject in subjects for command in subject.commands))


def uncollected_tests(whole: Whole) -> UncollectedTests | None:
    """Return what the calls of pytest leave out; ``None`` where they leave nothing out, or nobody can tell.

    Called where one of the workflows whose commands are known here calls it, and none before them does.
    """
    first = next((pair[0] for subject in whole.subjects for pair in commands_of_tools(subject, _PYTEST)), None)
    own, others = calls_of(whole.subjects), whole.others.calls if whole.others else PytestCalls()
    snapshot = whole.snapshot
    if (
        first is None
        or own.runs_other_tests
        or others.runs_other_tests
        or _is_configured(Sources(snapshot, whole.texts))
    ):
        return None
    folders = list[str]()
    for call in (*own.each, *others.each):
        chosen_folders = _folders(call, snapshot)
        if chosen_folders is None:
            return None
        folders += chosen_folders
    tests = [path for path in _test_files(snapshot) if is_source(path)]
    left = tuple(path for path in tests if not any(is_within(path, folder) for folder in folders))
    return UncollectedTests(first, left, len(tests)) if left and len(left) < len(tests) else None


def _tests_otherwise(command_at: CommandAt) -> bool:
    """Return whether a command runs tests of which pytest's words tell nothing; one that starts others runs none."""
    if command_at.at.purposes[command_at.number] is not Purpose.TEST or next(command_at.inner, None) is not None:
        return False
    texts = command_at.texts
    by_pytest = command_at.program in _PYTEST or texts[1:3] in (["-m", "pytest"], ["run", "pytest"])
    return not by_pytest and "pytest" not in texts


def _is_configured(sources: Sources) -> bool:
    return any(name in line for path in _FILES for line in sources.lines(path)[:2_000] for name in _CONFIGURED)


def _folders(call: Call, snapshot: Snapshot) -> list[str] | None:
    """Return the files and folders that a call names; ``None`` where it takes all, or nobody can tell."""
    found = [normalise(name.partition("::")[0], call.folder) for name in operands("pytest", call.words)]
    if not found:
        found = [normalise(call.folder, "")] if call.folder else []
    known = [path for path in found if path and "$" not in path and "*" not in path]
    there = [path for path in known if snapshot.presence(path) in (Presence.FILE, Presence.FOLDER)]
    return there if found and len(there) == len(found) else None


def _test_files(snapshot: Snapshot) -> Iterator[str]:
    yield from snapshot.glob("**/test_*.py")
    yield from (path for path in snapshot.glob("**/*_test.py") if not path.rpartition("/")[2].startswith("test_"))
