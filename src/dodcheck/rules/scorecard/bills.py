"""The point that there is a bill of materials, and that it is valid."""

from __future__ import annotations

from dataclasses import replace

from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.rules.sbom import SbomRule
from dodcheck.snapshot.protocol import Snapshot


def there_and_valid(snapshot: Snapshot) -> Evidence:
    """Return what the kind `sbom` says; where no file is named like a bill of materials, there is none."""
    seen = SbomRule().examine(snapshot)
    if seen.outcome is Outcome.UNKNOWN and not seen.examined and not seen.places:
        message = "no tracked file is named like a bill of materials"
        return replace(seen, outcome=Outcome.FAILS, unknown=None, summary=message, places=(Place("sbom.json"),))
    return seen
