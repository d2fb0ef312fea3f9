"""Counterexamples for the kind `version_report`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.version_report import VersionReportRule

_WRONG = b"library,current,latest,outdated\nplanted-by-selftest,1.0,2.0,no\n"


def counterexamples(rule: VersionReportRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield a report that calls an outdated library current."""
    name = next((one for one in rule.evidence if snapshot.handed_over(one) is not None), None)
    if seen.outcome is Outcome.HOLDS and name is not None:
        yield Counterexample(f"the report {name} made to call what is outdated current", evidence={name: _WRONG})
