"""Which files of tests pytest collects of those that lie where it looks, as its settings and options say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from dodcheck.formats.python_tests import USUAL, defined_tests, may_define_tests
from dodcheck.rules.workflows.ineffective.empty.run import Run, path_from_root
from dodcheck.rules.workflows.ineffective.pytest_settings import PytestSettings, pytest_settings
from dodcheck.snapshot.paths import is_within
from dodcheck.snapshot.protocol import bytes_of

_MOST_FILES, _MAX_BYTES = 500, 512 * 1024
_PLUGIN = "no:python"


class Collected(NamedTuple):
    """The files that are left; where there are none, why, as a clause."""

    files: tuple[str, ...]
    why: str = ""


class _Filter(NamedTuple):
    """What says whether a file is taken, and what is said where none is."""

    takes: Callable[[str], bool]
    why: str


def collect_files(run: Run, taken: Sequence[str], named: Sequence[str]) -> Collected:
    """Return which files of those that a run would take it collects; ``named`` are the paths that it is given."""
    files = tuple(taken)
    for one in _filters(run, named) if 0 < len(files) <= _MOST_FILES else ():
        files = tuple(filter(one.takes, files))
        if not files:
            return Collected((), one.why)
    return Collected(files)


def _filters(run: Run, named: Sequence[str]) -> Iterator[_Filter]:
    settings = pytest_settings(run.own_words, run.folder or "", run.snapshot)
    if settings is not None:
        yield from _filters_by_settings(run, settings, named)
    if _PLUGIN in _values(run.words, ("-p",)) or f"-p{_PLUGIN}" in run.words:
        yield _Filter(lambda _: False, f"`-p {_PLUGIN}` keeps it from collecting tests of Python")
    globs = [glob for glob in _values(run.words, ("--ignore-glob",)) if glob]
    yield _Filter(
        lambda path: not any(_fits_glob(path, glob, run) for glob in globs),
        "`--ignore-glob` leaves out every file of tests that it would take",
    )
    left = [value for value in _values(run.words, ("--deselect",)) if value]
    yield _Filter(
        lambda path: not (left and _is_deselected(run, path, left)), "`--deselect` leaves out every test that is there"
    )
    names = (settings.of("python_functions") if settings else ()) or USUAL
    why = "" if names == USUAL or settings is None else f"`python_functions` in {settings.path} fits no test"
    yield _Filter(lambda path: _may_define(run, path, names), why or "no file of tests that it takes defines one")


def _filters_by_settings(run: Run, settings: PytestSettings, named: Sequence[str]) -> Iterator[_Filter]:
    """Yield what the settings leave out of the folders that pytest looks into; what it is given by name it takes."""
    base = settings.path.rpartition("/")[0]
    folders = [path_from_root(path, base) for path in settings.of("testpaths")]
    there = [one for one in folders if one is not None and run.has(one)]
    plain = not any("*" in path for path in settings.of("testpaths"))
    if not named and there and plain and None not in folders and run.folder == base:
        yield _Filter(
            lambda path: any(not one or is_within(path, one) for one in there),
            f"`testpaths` in {settings.path} names no file of tests",
        )
    given = frozenset(filter(None, (path_from_root(name, run.folder or "") for name in named)))
    if left := settings.of("norecursedirs"):
        yield _Filter(
            lambda path: path in given or not _is_below(path, left),
            f"`norecursedirs` in {settings.path} leaves out every file of tests",
        )


def _is_below(path: str, folders: Sequence[str]) -> bool:
    return any(fnmatchcase(part, folder) for part in path.split("/")[:-1] for folder in folders)


def _values(words: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in names:
            yield value if equals else "".join(words[at + 1 : at + 2])


def _fits_glob(path: str, glob: str, run: Run) -> bool:
    """Return whether a pattern fits a path: it begins in the folder of the run, and `*` stands for slashes too."""
    whole = glob if glob.startswith("*") or not run.folder else f"{run.folder}/{glob}"
    return fnmatchcase(path, whole.removeprefix("./")) or fnmatchcase(f"./{path}", whole)


def _is_deselected(run: Run, path: str, left: Sequence[str]) -> bool:
    """Return whether all tests of a file are left out by beginnings of their names."""
    begun = tuple(one.removeprefix("./") for one in left)
    if path.startswith(begun):
        return True
    data = bytes_of(run.snapshot, path) if any(one.startswith(f"{path}::") for one in begun) else None
    tests = defined_tests(data) if data is not None and len(data) <= _MAX_BYTES else None
    return bool(tests) and all(f"{path}::{test}".startswith(begun) for test in tests or ())


def _may_define(run: Run, path: str, names: tuple[str, ...]) -> bool:
    data = bytes_of(run.snapshot, path)
    return data is None or len(data) > _MAX_BYTES or may_define_tests(data, names)
