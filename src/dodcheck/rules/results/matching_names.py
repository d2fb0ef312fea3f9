"""Which tests a name means: a folder, a file, a file and a test in it, a class, a test."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from dodcheck.results.tests import RunOfTests
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot

_SEPARATORS = re.compile(r"::|[.#]|\\")
_SOURCES = frozenset({".py", ".java", ".kt", ".go", ".rs", ".ts", ".js", ".cc", ".cpp"})
_TEST_FILE = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_test)\.py$")
_MOST_PARTS = 40
"""More parts of a path or class than this are not looked at."""
_PARAMETERS = re.compile(r"\[.*\]$|\(.*\)$", re.DOTALL)

TestMatcher = Callable[[str, RunOfTests], bool]
"""Tells whether a test is meant, by the name of the file of results it stands in and by itself."""


def matcher_of_name(name: str, snapshot: Snapshot) -> TestMatcher:
    """Return what tells whether the name means a test of the results.

    A file is known by the path that results give or, where they give a class alone, by the module that the path makes;
    the end of that is enough where no other tracked file ends so. A folder means all tests of the tracked files in it.
    """
    path, _, rest = name.strip().partition("::")
    if not rest and _is_folder(path, snapshot):
        return matcher_of_folder(path, snapshot)
    if _is_path(path):
        namesakes = _namesakes(path, snapshot)
        tails = _unique_ends_of_path(path, namesakes)
        wanted = _name_parts(rest)
        longer = frozenset(other for other in namesakes if _is_end(other, _module_parts(path)))
        return lambda _, case: (
            not _is_in_namesake(case, namesakes, longer) and _is_in_file(case, path, tails) and _has_name(case, wanted)
        )
    wanted = _name_parts(name)
    return lambda _, case: _has_name(case, wanted)


def matcher_of_folder(folder: str, snapshot: Snapshot) -> TestMatcher:
    """Return what tells whether a test stands in a tracked Python file of a folder, or results say so themselves."""
    place = normalise(folder) or folder
    files = [path for path in snapshot.glob(f"{place}/**") if is_test_file(path)]
    ends = frozenset(end for ends_of_one in unique_module_ends(files, snapshot).values() for end in ends_of_one)
    start = _module_parts(place)

    @cache
    def inside(module: tuple[str, ...], *, whole: bool) -> bool:
        return module[: len(start)] == start or not ends.isdisjoint(possible_modules_of(module, whole=whole))

    return lambda _, case: inside(_module_of_case(case), whole=case.file is not None)


def is_test_file(path: str) -> bool:
    """Return whether a path is called as pytest wants files with tests to be called."""
    return bool(_TEST_FILE.search(path))


def unique_module_ends(files: Sequence[str], snapshot: Snapshot) -> dict[str, frozenset[tuple[str, ...]]]:
    """Return for each path its ends, as parts of a module, that mean no other tracked file."""
    by_path: dict[str, frozenset[tuple[str, ...]]] = {}
    named: dict[str, list[str]] = {}
    for path in files:
        named.setdefault(posixpath.basename(path), []).append(path)
    for name, paths in named.items():
        modules = [_module_parts(path) for path in snapshot.files_named(name)]
        counts = Counter(module[at:] for module in modules for at in range(len(module)))
        for path in paths:
            module = _module_parts(path)
            by_path[path] = frozenset(module[at:] for at in range(len(module)) if counts[module[at:]] == 1)
    return by_path


def possible_modules(cases: Iterable[RunOfTests]) -> frozenset[tuple[str, ...]]:
    """Return what may be the modules of tests: the ends of paths that results give, else beginnings of classes."""
    known = {(_module_of_case(case), case.file is not None) for case in cases}
    return frozenset(begin for module, whole in known for begin in possible_modules_of(module, whole=whole))


def possible_modules_of(module: tuple[str, ...], *, whole: bool) -> Iterator[tuple[str, ...]]:
    """Yield what may be the module of a file: an end where the ``whole`` path is told, else a beginning."""
    parts = module[:_MOST_PARTS]
    yield from (module[at:] for at in range(len(parts))) if whole else (parts[:end] for end in range(1, len(parts) + 1))


def _module_of_case(case: RunOfTests) -> tuple[str, ...]:
    return _module_parts(case.file.replace("\\", "/")) if case.file is not None else _name_parts(case.group)


def _is_folder(text: str, snapshot: Snapshot) -> bool:
    if text.endswith("/"):
        return True
    return "/" in text and snapshot.presence(normalise(text) or "") is Presence.FOLDER


def _is_path(text: str) -> bool:
    return "/" in text or posixpath.splitext(text)[1] in _SOURCES


def _namesakes(path: str, snapshot: Snapshot) -> frozenset[tuple[str, ...]]:
    """Return the modules of the other tracked files with the same last part."""
    named = snapshot.files_named(posixpath.basename(path))
    return frozenset(_module_parts(name) for name in named if name != normalise(path))


def _is_in_namesake(
    case: RunOfTests, namesakes: frozenset[tuple[str, ...]], longer: frozenset[tuple[str, ...]]
) -> bool:
    """Return whether results say that a test stands in one of these files, or below some folder in a ``longer`` one."""
    if case.file is None:
        return False
    file = _module_parts(case.file.replace("\\", "/"))
    return file in namesakes or any(_is_end(file, other) for other in longer)


def _is_end(whole: tuple[str, ...], end: tuple[str, ...]) -> bool:
    return whole[-len(end) :] == end


def _unique_ends_of_path(path: str, namesakes: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Return the ends of a path, as parts of a module, that mean no other tracked file."""
    module = _module_parts(path)
    ends = (module[at:] for at in range(len(module)))
    return frozenset(end for end in ends if not any(other[-len(end) :] == end for other in namesakes))


def _module_parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in posixpath.splitext(path)[0].split("/") if part not in ("", "."))


def _is_in_file(case: RunOfTests, path: str, tails: frozenset[tuple[str, ...]]) -> bool:
    if case.file is not None:
        file, wanted = _module_parts(case.file.replace("\\", "/")), _module_parts(path)
        return file[-len(wanted) :] == wanted or file in tails
    group = _name_parts(case.group)
    return any(group[: len(end)] == end for end in tails)


def _has_name(case: RunOfTests, wanted: tuple[str, ...]) -> bool:
    """Return whether words are the end of what a test is called, or of its class or module."""
    return _ends_with(_full_name(case), wanted) or _ends_with(_name_parts(case.group), wanted)


def _full_name(case: RunOfTests) -> tuple[str, ...]:
    return (*_name_parts(case.group), *_name_parts(_PARAMETERS.sub("", case.name)))


def _name_parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in _SEPARATORS.split(_PARAMETERS.sub("", text.strip())) if part)


def _ends_with(whole: Iterable[str], wanted: tuple[str, ...]) -> bool:
    return not wanted or tuple(whole)[-len(wanted) :] == wanted
