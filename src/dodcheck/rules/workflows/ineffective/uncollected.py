"""Test files that the settings of pytest keep it from collecting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.workflows.ineffective.pytest_settings import PytestSettings
from dodcheck.snapshot.paths import is_within, normalise
from dodcheck.workflows.audit.choosing import operands
from dodcheck.workflows.audit.untested import is_source
from dodcheck.workflows.audit.whole import Whole

_DEFAULT_NAMES = ("**/test_*.py", "**/*_test.py")


class Uncollected(NamedTuple):
    """The first of the files that a setting leaves out, and the setting."""

    setting: str
    first: str


@lru_cache(maxsize=2)
def pytest_files(whole: Whole) -> tuple[str, ...]:
    """Return the files of the repository that are called like tests of pytest; asked of each of its calls."""
    snapshot = whole.snapshot
    return tuple(
        path
        for path in dict.fromkeys(path for glob in _DEFAULT_NAMES for path in snapshot.glob(glob))
        if is_source(path)
    )


def first_uncollected(settings: PytestSettings, words: Sequence[str], tests: Sequence[str]) -> Uncollected | None:
    """Return what the settings leave out of the files of tests; ``words`` stand behind `pytest`."""
    return next(_uncollected_files(settings, words, tests), None)


def _uncollected_files(settings: PytestSettings, words: Sequence[str], tests: Sequence[str]) -> Iterator[Uncollected]:
    base = settings.path.rpartition("/")[0]
    folders = [normalise(path, base) for path in settings.of("testpaths")] if not any(operands("pytest", words)) else []
    known = [folder for folder in folders if folder and "*" not in folder]
    if known and len(known) == len(folders):
        yield from _files_not_among(
            "testpaths", tests, [path for path in tests if any(is_within(path, folder) for folder in known)]
        )
    names = settings.of("python_files")
    if names:
        yield from _files_not_among(
            "python_files", tests, [path for path in tests if any(fits_name(path, name) for name in names)]
        )
    excluded_folders = settings.of("norecursedirs")
    yield from _files_not_among(
        "norecursedirs", tests, [path for path in tests if not _is_below(path, excluded_folders)]
    )


def _files_not_among(setting: str, tests: Sequence[str], taken: Sequence[str]) -> Iterator[Uncollected]:
    kept = frozenset(taken)
    yield from (Uncollected(setting, path) for path in tests if path not in kept)


def fits_name(path: str, pattern: str) -> bool:
    """Return whether a pattern of `python_files` fits a file."""
    whole = path if "/" in pattern else path.rpartition("/")[2]
    return fnmatchcase(whole, f"*{pattern}" if "/" in pattern else pattern)


def _is_below(path: str, folders: Sequence[str]) -> bool:
    return any(fnmatchcase(part, folder) for part in path.split("/")[:-1] for folder in folders)
