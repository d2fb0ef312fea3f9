"""Counterexamples for the kind `third_party`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.planting.edits import content, without
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.versions.entry import Entry

if TYPE_CHECKING:
    from dodcheck.rules.third_party import ThirdPartyRule

MAX_ROWS = 5
"""So many rows are dropped, and so many get another version, each alone."""

_NUMBERS = re.compile(rb"[0-9]+(?:[._][0-9]+)+")
_OTHER = b"987.65.43"


def counterexamples(rule: ThirdPartyRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the table with a row that says another version, and without a row."""
    from dodcheck.rules.versions.gathered import gathered  # noqa: PLC0415 - lazy: the rule has loaded it

    found = gathered(rule, snapshot)
    if seen.outcome is not Outcome.HOLDS or isinstance(found, Evidence):
        return
    data = content(snapshot, found.table)
    entries = [(one.library.entry, one.library) for one in found.libraries if one.library.entry]
    told = [(entry, one) for entry, one in entries if one.component or one.code]
    released = (entry for entry, library in told if library.component and library.component.version)
    for entry in islice((one for one in released if one.version.release), MAX_ROWS):
        changed = _with_other_version(data, entry)
        if changed != data:
            said = f"another version of {entry.name[:60]} put into line {entry.line} of {found.table}"
            yield Counterexample(said, {found.table: changed})
    for entry, _ in islice(entries, MAX_ROWS):
        moving = _reworded(data, entry.line, entry.version.text.encode(), b"latest")
        if moving != data:
            said = f"the version of {entry.name[:60]} in line {entry.line} of {found.table} made latest"
            yield Counterexample(said, {found.table: moving})
    for entry, _ in islice(told, MAX_ROWS):
        said = f"line {entry.line} of {found.table} dropped"
        yield Counterexample(said, {found.table: without(data, [entry.line])})


def _with_other_version(data: bytes, entry: Entry) -> bytes:
    numbers = _NUMBERS.search(entry.version.text.encode())
    return _reworded(data, entry.line, numbers[0], _OTHER) if numbers else data


def _reworded(data: bytes, line: int, old: bytes, new: bytes) -> bytes:
    """Return the content with other words in one line (from 1)."""
    lines = data.splitlines(keepends=True)
    at = line - 1
    if at >= len(lines) or not old:
        return data
    return b"".join([*lines[:at], lines[at].replace(old, new), *lines[at + 1 :]])
