"""Counterexamples for the kind `ledger`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.milestone import Status
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import content_of, shown_lines, until_turned, with_all_dotted
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.ledger import LedgerRule

_STATUS_FIELD = re.compile(rb"(?im)^([ \t>*+-]*\**status\**[ \t]*:\**[ \t]*)[^\r\n]*$")


def counterexamples(rule: LedgerRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the ledger with another status, and without the entries."""
    if seen.outcome is not Outcome.HOLDS:
        return
    before = {path: content_of(snapshot, path) for path in dict.fromkeys(place.path for place in seen.places)}
    if rule.current:
        hushed = {path: with_all_dotted(data) for path, data in before.items()}
        yield _with(f"every line of {some(before)} made to say nothing", hushed)
        return
    if rule.status is not None:
        other = Status.CLOSED if rule.status is Status.PLANNED else Status.PLANNED
        told = other.value.capitalize().encode()
        changed = {path: _STATUS_FIELD.sub(lambda match: match[1] + told, data) for path, data in before.items()}
        if changed != before:
            yield _with(f"every status in {some(before)} made {other.value.capitalize()}", changed)
    gone = until_turned(rule.examine, snapshot, shown_lines)
    if gone:
        entry = f"the entry of {', '.join(rule.milestones)}" if rule.milestones else "the rows of the milestone table"
        yield Counterexample(f"{entry} taken out of {some(gone)}", gone)
    yield _with(
        f"every line of {some(before)} made to say nothing",
        {path: with_all_dotted(data) for path, data in before.items()},
    )


def _with(summary: str, changed: Mapping[str, bytes]) -> Counterexample:
    return Counterexample(summary, dict(changed))
