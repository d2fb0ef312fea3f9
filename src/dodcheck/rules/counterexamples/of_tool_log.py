"""Counterexamples for the kind `tool_log`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import (
    Changes,
    content_of,
    until_turned,
    with_lines_added,
    working_counterexamples,
)
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.tool_log import ToolLogRule

_ENTRY = ("", "### Entry 999999", "", "**Tool:** planted", "")
_OPEN = (*_ENTRY, "**Status:** IN PROGRESS")
_UNKNOWN_FILE = (*_ENTRY, "**Files:** `planted/by/the/self-test.py`", "", "**Status:** done")


def counterexamples(rule: ToolLogRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the logs without a line, then with an entry that is under way or names a file that never was."""
    if seen.outcome is not Outcome.HOLDS:
        return
    logs = [place.path for place in seen.places]
    gone = until_turned(rule.examine, snapshot, _emptied)
    if gone:
        yield Counterexample(f"every entry taken out of {some(gone)}", gone)
    planted: list[tuple[str, tuple[str, ...]]] = []
    if rule.finished or rule.ended:
        planted.append(("a call that is under way", _OPEN))
    if rule.files:
        planted.append(("a call on a file that never was", _UNKNOWN_FILE))
    more = (
        Counterexample(f"{words} added to {path}", {path: with_lines_added(content_of(snapshot, path), lines)})
        for words, lines in planted
        for path in dict.fromkeys(logs)
    )
    yield from working_counterexamples(rule.examine, snapshot, seen, more)


def _emptied(snapshot: Snapshot, seen: Evidence) -> Changes:
    """Return the logs that evidence shows, each with its first line alone."""
    shown = dict.fromkeys(place.path for place in seen.places if place.line is not None)
    return {path: content_of(snapshot, path).partition(b"\n")[0] + b"\n" for path in shown}
