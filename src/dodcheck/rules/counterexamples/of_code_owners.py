"""Counterexamples for the kind `code_owners`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import content_of, with_lines_added, working_counterexamples
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.code_owners import CodeOwnersRule

_NOBODY = "*"
_PLANTED = "@planted"


def counterexamples(rule: CodeOwnersRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the file with a last line that takes all owners away, or that gives all files to those that are asked."""
    path = next((place.path for place in seen.places if place.path.endswith("CODEOWNERS")), None)
    if path is None:
        return
    line = _NOBODY if seen.outcome is Outcome.HOLDS else f"* {' '.join(rule.owners or (_PLANTED,))}"
    planted = Counterexample(
        f"the line “{line}” added to {path}", {path: with_lines_added(content_of(snapshot, path), [line])}
    )
    yield from working_counterexamples(rule.examine, snapshot, seen, [planted])
