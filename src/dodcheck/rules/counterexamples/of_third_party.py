"""Counterexamples for the kind `third_party`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import content_of, without_lines
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.versions.entry import Entry

if TYPE_CHECKING:
    from dodcheck.rules.third_party import ThirdPartyRule

MAX_ROWS = 5
"""So many rows are dropped, and so many get another version, each alone."""

_NUMBERS = re.compile(rb"[0-9]+(?:[._][0-9]+)+")
_OTHER, _OLD = b"987.65.43", b"0.0.1"


def counterexamples(rule: ThirdPartyRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the table with a row that says another, an old or no version, and without a row."""
    from dodcheck.rules.versions.version_sources import gather_sources  # noqa: PLC0415 - lazy: the rule has loaded it

    version_sources = gather_sources(rule, snapshot)
    if seen.outcome is not Outcome.HOLDS or isinstance(version_sources, Evidence):
        return
    data = content_of(snapshot, version_sources.table)
    listed = [library.library for library in version_sources.libraries if library.library.entry]
    entries = [library.entry for library in listed if library.entry]
    shared = [library.entry for library in listed if library.entry and (library.component or library.code)]
    released = [
        library.entry for library in listed if library.entry and library.component and library.component.version
    ]
    yield from _reworded(version_sources.table, data, released, _OTHER)
    if rule.max_behind:
        yield from _reworded(version_sources.table, data, entries, _OLD)
    yield from _reworded(version_sources.table, data, entries, None)
    for entry in shared[:MAX_ROWS]:
        message = f"line {entry.line} of {version_sources.table} dropped"
        yield Counterexample(message, {version_sources.table: without_lines(data, [entry.line])})


def _reworded(path: str, data: bytes, entries: Sequence[Entry], number: bytes | None) -> Iterator[Counterexample]:
    """Yield the table with another number in the version of an entry, or with `latest` in its place."""
    lines = data.splitlines(keepends=True)
    for entry in entries[:MAX_ROWS]:
        text = entry.version.text.encode()
        match = _NUMBERS.search(text)
        old = text if number is None else match[0] if match else b""
        line = lines[entry.line - 1] if entry.line <= len(lines) else b""
        if old and old in line:
            new = line.replace(old, number or b"latest")
            message = (
                f"the version of {entry.name[:60]} in line {entry.line} of {path} made {(number or b'latest').decode()}"
            )
            yield Counterexample(message, {path: b"".join([*lines[: entry.line - 1], new, *lines[entry.line :]])})
