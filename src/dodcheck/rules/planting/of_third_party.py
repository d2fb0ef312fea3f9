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
    told = [(one.library.entry, one.library) for one in found.libraries if one.library.entry]
    told = [(entry, one) for entry, one in told if one.component or one.code]
    released = (entry for entry, library in told if library.component and library.component.version)
    for entry in islice((one for one in released if one.version.release), MAX_ROWS):
        changed = _with_other_version(data, entry)
        if changed != data:
            said = f"another version of {entry.name[:60]} put into line {entry.line} of {found.table}"
            yield Counterexample(said, {found.table: changed})
    for entry, _ in islice(told, MAX_ROWS):
        said = f"line {entry.line} of {found.table} dropped"
        yield Counterexample(said, {found.table: without(data, [entry.line])})


def _with_other_version(data: bytes, entry: Entry) -> bytes:
    lines = data.splitlines(keepends=True)
    at = entry.line - 1
    if at >= len(lines):
        return data
    said = entry.version.text.encode()
    numbers = _NUMBERS.search(said)
    if numbers is None:
        return data
    return b"".join([*lines[:at], lines[at].replace(numbers[0], _OTHER), *lines[at + 1 :]])
