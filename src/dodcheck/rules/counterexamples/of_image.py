"""Counterexamples for the kind `image`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import content_of, with_lines_added, working_counterexamples
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.image import ImageRule

_FROM = "FROM planted"
_CONTRARY = {"non-root": "USER root", "healthcheck": "HEALTHCHECK NONE", "digest": _FROM, "tag": _FROM}
_WANTED = {"non-root": "USER 1000", "healthcheck": "HEALTHCHECK CMD true"}


def counterexamples(rule: ImageRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the Dockerfile with a last line that says the contrary."""
    line = (_CONTRARY if seen.outcome is Outcome.HOLDS else _WANTED).get(rule.has)
    if line is None or not seen.places:
        return
    path = seen.places[0].path
    planted = Counterexample(
        f"the line “{line}” added to {path}", {path: with_lines_added(content_of(snapshot, path), [line])}
    )
    yield from working_counterexamples(rule.examine, snapshot, seen, [planted])
