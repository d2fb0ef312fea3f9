"""Which tests a name means: a folder, a file, a file and a test in it, a class, a test."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from dodcheck.results.tests import Case
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot

_PARTS = re.compile(r"::|[.#]|\\")
_SOURCES = frozenset({".py", ".java", ".kt", ".go", ".rs", ".ts", ".js", ".cc", ".cpp"})
_TEST_FILE = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_test)\.py$")
_PARAMETERS = re.compile(r"\[.*\]$|\(.*\)$", re.DOTALL)

Means = Callable[[str, Case], bool]
"""Tells whether a test is meant, by the name of the file of results it stands in and by itself."""


def meant_by(name: str, snapshot: Snapshot) -> Means:
    """Return what tells whether the name means a test of the results.

    A file is known by the path that results give or, where they give a class alone, by the module that the path makes;
    the end of that is enough where no other tracked file ends so. A folder means all tests of the tracked files in it.
    """
    path, _, rest = name.strip().partition("::")
    if not rest and _is_folder(path, snapshot):
        return below(path, snapshot)
    if _is_path(path):
        others = _others(path, snapshot)
        tails = _tails(path, others)
        wanted = _parts(rest)
        return lambda _, case: not _is_one_of(case, others) and _inside(case, path, tails) and _called(case, wanted)
    wanted = _parts(name)
    return lambda _, case: _called(case, wanted)


def below(folder: str, snapshot: Snapshot) -> Means:
    """Return what tells whether a test stands in a tracked Python file of a folder, or results say so themselves."""
    place = normalise(folder) or folder
    ends = ends_of((path for path in snapshot.glob(f"{place}/**") if is_test_file(path)), snapshot)
    start = _module(place)
    return lambda _, case: _names(case)[: len(start)] == start or any(end in ends for end in begins_of(case))


def is_test_file(path: str) -> bool:
    """Return whether a path is called as pytest wants files with tests to be called."""
    return bool(_TEST_FILE.search(path))


def ends_of(files: Iterable[str], snapshot: Snapshot) -> frozenset[tuple[str, ...]]:
    """Return the ends of paths, as parts of modules, that mean no other tracked file."""
    return frozenset(end for path in files for end in _tails(path, _others(path, snapshot)))


def begins_of(case: Case) -> Iterator[tuple[str, ...]]:
    """Yield what may be the module of a test: the path that results give, else the beginnings of its class."""
    if case.file is not None:
        module = _module(case.file.replace("\\", "/"))
        yield from (module[at:] for at in range(len(module)))
        return
    parts = _parts(case.group)
    yield from (parts[:end] for end in range(1, len(parts) + 1))


def _names(case: Case) -> tuple[str, ...]:
    return _module(case.file.replace("\\", "/")) if case.file is not None else _parts(case.group)


def _is_folder(text: str, snapshot: Snapshot) -> bool:
    if text.endswith("/"):
        return True
    return "/" in text and snapshot.presence(normalise(text) or "") is Presence.FOLDER


def _is_path(text: str) -> bool:
    return "/" in text or posixpath.splitext(text)[1] in _SOURCES


def _others(path: str, snapshot: Snapshot) -> frozenset[tuple[str, ...]]:
    """Return the modules of the other tracked files with the same last part."""
    named = snapshot.files_named(posixpath.basename(path))
    return frozenset(_module(one) for one in named if one != normalise(path))


def _is_one_of(case: Case, others: frozenset[tuple[str, ...]]) -> bool:
    """Return whether results say that a test stands in one of these files."""
    return case.file is not None and _module(case.file.replace("\\", "/")) in others


def _tails(path: str, others: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Return the ends of a path, as parts of a module, that mean no other tracked file."""
    module = _module(path)
    ends = (module[at:] for at in range(len(module)))
    return frozenset(end for end in ends if not any(other[-len(end) :] == end for other in others))


def _module(path: str) -> tuple[str, ...]:
    return tuple(part for part in posixpath.splitext(path)[0].split("/") if part not in ("", "."))


def _inside(case: Case, path: str, tails: frozenset[tuple[str, ...]]) -> bool:
    if case.file is not None:
        file, wanted = _module(case.file.replace("\\", "/")), _module(path)
        return file[-len(wanted) :] == wanted or file in tails
    group = _parts(case.group)
    return any(group[: len(end)] == end for end in tails)


def _called(case: Case, wanted: tuple[str, ...]) -> bool:
    """Return whether words are the end of what a test is called, or of its class or module."""
    return _ends(_whole(case), wanted) or _ends(_parts(case.group), wanted)


def _whole(case: Case) -> tuple[str, ...]:
    return (*_parts(case.group), *_parts(_PARAMETERS.sub("", case.name)))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.split(_PARAMETERS.sub("", text.strip())) if part)


def _ends(whole: Iterable[str], wanted: tuple[str, ...]) -> bool:
    return not wanted or tuple(whole)[-len(wanted) :] == wanted
