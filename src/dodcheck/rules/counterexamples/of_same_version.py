"""Counterexamples for the kind `same_version`."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import content_of
from dodcheck.rules.finding import Finding
from dodcheck.rules.releases.said import said_version
from dodcheck.snapshot.protocol import Snapshot

_OTHER = "9999.9.9"


def counterexamples(snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield each file in which a version stands with another one in its place."""
    if seen.outcome is not Outcome.HOLDS:
        return
    for place in seen.places:
        finding = said_version(snapshot, place.path)
        if not isinstance(finding, Finding):
            changed = content_of(snapshot, place.path).replace(finding.version.encode(), _OTHER.encode())
            yield Counterexample(f"{finding.version} in {place.path} made {_OTHER}", {place.path: changed})
