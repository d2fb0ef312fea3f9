"""What is rendered: the audit of a snapshot."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.report import SnapshotFacts
from dodcheck.workflows.gate import GateAudit
from dodcheck.workflows.gating.finding import Finding


class GateReport(NamedTuple):
    """An audit, and the snapshot it is of."""

    audit: GateAudit
    snapshot: SnapshotFacts

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that block."""
        return tuple(finding for finding in self.audit.findings if finding.severity.blocks)

    @property
    def not_blocking(self) -> tuple[Finding, ...]:
        """The findings that do not block."""
        return tuple(finding for finding in self.audit.findings if not finding.severity.blocks)


def verdict(report: GateReport) -> str:
    """Return in one clause why the gate passes or blocks."""
    effective = sum(step.effective for step in report.audit.steps)
    gates = sum(step.gates for step in report.audit.steps)
    if report.audit.passed:
        runs = "the one run" if gates == 1 else f"{effective:,} of {gates:,} runs"
        meets = "meets" if effective == 1 else "meet"
        return f"{runs} of dodcheck {meets} every change, and can fail it"
    if not gates:
        return "no run of dodcheck judges a change"
    if not effective:
        return "a change can be merged without passing dodcheck"
    count = len(report.blocking)
    return f"{count:,} {'finding' if count == 1 else 'findings'} to settle first"
