"""The run of dodcheck in CI that meets a change."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens
from dodcheck.workflows.gate import BRANCHES, audit
from dodcheck.workflows.gate_change import weakening_findings


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every way in which the gate in CI meets less than before, or can fail less."""
    base = judges.comparison.base
    branches = tuple(dict.fromkeys((base.name.rpartition("/")[2], *BRANCHES)))
    before = audit(base.case.snapshot, branches)
    if not any(step.effective for step in before.steps):
        return
    for finding in weakening_findings(before, audit(judges.comparison.case.snapshot, branches)):
        yield Weakening(Weakens.GATE, finding.key, finding.message, None, finding.location, finding.remedy)
