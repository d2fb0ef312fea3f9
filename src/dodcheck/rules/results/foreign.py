"""Whether results tell of tests of this repository at all, or only of those of another project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from dodcheck.results.tests import RunOfTests
from dodcheck.rules.code.suffixes import is_code
from dodcheck.snapshot.protocol import Snapshot, bytes_of

_WORD = re.compile(r"\w{2,}")
_MOST_CASES = 200
"""So many tests are looked at: where none of them is known here, the rest is of the same project."""
_MOST_BYTES = 64 * 1024 * 1024
"""Of more code than this nobody says that a name does not stand in it."""
_COMMON_WORDS = (
    "test tests spec specs unit integration src lib main com org net io java python root suite testsuite class self it"
    " should the and for with github gitlab pkg internal case cases all basic simple init setup"
)
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that stand in the names of tests of any project."""


def foreign(snapshot: Snapshot, cases: Sequence[RunOfTests]) -> bool:
    """Return whether no test is of a file, folder, class or name that stands anywhere in the code of the repository.

    A repository without code, or with more than is searched, is not asked.
    """
    files = [path for path in snapshot.files() if is_code(path)]
    looked = list(islice(cases, _MOST_CASES))
    if not files or not looked:
        return False
    parts = {word for path in snapshot.files() for word in _words(path)}
    words = {word for case in looked for word in _words(f"{case.file or ''} {case.group}")}
    if not parts.isdisjoint(words):
        return False
    named = words | {word for case in looked for word in _words(case.name)}
    return bool(named) and not _stands(snapshot, files, named)


def _words(text: str) -> Iterable[str]:
    return (word for word in _WORD.findall(text.lower()) if word not in _COMMON and not word.isdecimal())


def _stands(snapshot: Snapshot, files: Sequence[str], words: set[str]) -> bool:
    """Return whether one of some words stands in the code, or there is more code than is searched."""
    left = _MOST_BYTES
    for path in files:
        data = bytes_of(snapshot, path)
        if data is None:
            return True
        left -= len(data)
        if left < 0 or not words.isdisjoint(_WORD.findall(data.decode("utf-8", "replace").lower())):
            return True
    return False
