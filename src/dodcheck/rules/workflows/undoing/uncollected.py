"""Test files that the settings of pytest keep it from collecting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from dodcheck.rules.workflows.undoing.pytest_settings import Settings
from dodcheck.snapshot.paths import is_within, normalise
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.choosing import operands
from dodcheck.workflows.audit.untested import is_source

_USUAL = ("**/test_*.py", "**/*_test.py")


class Uncollected(NamedTuple):
    """The first of the files that a setting leaves out, and the setting."""

    setting: str
    first: str


def uncollected(settings: Settings, words: Sequence[str], snapshot: Snapshot) -> Uncollected | None:
    """Return what the settings leave out of the files that are called like tests; ``words`` stand behind `pytest`."""
    return next(_uncollected(settings, words, snapshot), None)


def _uncollected(settings: Settings, words: Sequence[str], snapshot: Snapshot) -> Iterator[Uncollected]:
    base = settings.path.rpartition("/")[0]
    tests = [path for path in _test_files(snapshot) if is_source(path)]
    folders = [normalise(one, base) for one in settings.of("testpaths")] if not any(operands("pytest", words)) else []
    if folders and all(folder is not None and "*" not in folder for folder in folders):
        yield from _first(
            "testpaths", tests, [path for one in folders if one for path in tests if is_within(path, one)]
        )
    names = settings.of("python_files")
    if names:
        yield from _first("python_files", tests, [path for path in tests if any(_fits(path, name) for name in names)])
    left = settings.of("norecursedirs")
    yield from _first("norecursedirs", tests, [path for path in tests if not _is_below(path, left)])


def _first(setting: str, tests: Sequence[str], taken: Sequence[str]) -> Iterator[Uncollected]:
    kept = frozenset(taken)
    yield from (Uncollected(setting, path) for path in tests if path not in kept)


def _fits(path: str, pattern: str) -> bool:
    whole = path if "/" in pattern else path.rpartition("/")[2]
    return fnmatchcase(whole, f"*{pattern}" if "/" in pattern else pattern)


def _is_below(path: str, folders: Sequence[str]) -> bool:
    return any(fnmatchcase(part, folder) for part in path.split("/")[:-1] for folder in folders)


def _test_files(snapshot: Snapshot) -> Iterator[str]:
    yield from dict.fromkeys(path for glob in _USUAL for path in snapshot.glob(glob))
