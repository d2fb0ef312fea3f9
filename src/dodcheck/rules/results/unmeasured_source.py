"""How much of the tracked source a report measured: what it leaves out is shown beside what it tells."""

from __future__ import annotations

import posixpath
import re

from dodcheck.phrasing import counted
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import is_foreign_path

_TESTS = re.compile(
    r"(?:^|/)(?:tests?|specs?|__tests__|docs?|examples?|benchmarks?)/|(?:^|/)(?:test_|conftest\.|setup\.|__init__\.)[^/]*$"
    r"|[._-](?:test|spec)s?\.\w+$"
)
"""Files that are no source to be measured."""


def unmeasured_note(snapshot: Snapshot, measured: frozenset[str]) -> str:
    """Return what to add of tracked source files of the same suffixes that are not measured; nothing where none is."""
    suffixes = {posixpath.splitext(path)[1] for path in measured} - {""}
    source = [path for path in snapshot.files() if posixpath.splitext(path)[1] in suffixes and is_source(path)]
    left = [path for path in source if path not in measured]
    if not left:
        return ""
    of = f"of {counted(len(source), 'tracked file')} like {' and '.join(f'*{suffix}' for suffix in sorted(suffixes))}"
    return f"; {of}, {len(left)} {'is' if len(left) == 1 else 'are'} not measured, first {left[0]}"


def is_source(path: str) -> bool:
    """Return whether a file is one to be measured, by its path: no test, no example, nothing of others."""
    return not _TESTS.search(path) and not is_foreign_path(path)
