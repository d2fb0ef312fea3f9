"""Test files of which results tell nothing: whoever runs a part of the tests has not shown that all pass."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dodcheck.results.tests import RunOfTests
from dodcheck.rules.results.matching_names import is_test_file, possible_modules, unique_module_ends
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.snapshot.resolve import is_foreign_path

_TEST = re.compile(rb"(?m)^[ \t]*(?:async )?def test")


def unrun_test_files(snapshot: Snapshot, cases: Iterable[RunOfTests], names: Iterable[str]) -> tuple[str, ...]:
    """Return the tracked Python files with tests of which there is no result, sorted.

    Of the files of which names of folders are told, only those in them; files among test data don't count.
    """
    files = _test_files(snapshot, [name for name in names if name.endswith("/")])
    ran, ends = possible_modules(cases), unique_module_ends(files, snapshot)
    return tuple(path for path in files if ends[path].isdisjoint(ran) and _has_tests(snapshot, path))


def _test_files(snapshot: Snapshot, folders: list[str]) -> list[str]:
    places = [normalise(folder) or folder for folder in folders]
    return [
        path
        for path in snapshot.files()
        if is_test_file(path)
        and not is_foreign_path(path)
        and (not places or any(path.startswith(f"{place}/") for place in places))
    ]


def _has_tests(snapshot: Snapshot, path: str) -> bool:
    try:
        return bool(_TEST.search(snapshot.read(path)))
    except UnreadableError:
        return True
