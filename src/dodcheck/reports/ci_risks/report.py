"""What is rendered: the risks in the workflows of a snapshot."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.workflows.audit.audit import Audit
from dodcheck.workflows.audit.risk import Risk
from dodcheck.workflows.severity import Limit, Severity


class RisksReport(NamedTuple):
    """An audit, the snapshot it is of, and what is let pass; ``limit`` is ``None`` where nothing is gated."""

    audit: Audit
    snapshot: SnapshotFacts
    limit: Limit | None

    @property
    def blocking(self) -> tuple[Risk, ...]:
        """The risks that block."""
        return () if self.limit is None else self.audit.beyond(self.limit)

    @property
    def passed(self) -> bool:
        """Whether nothing blocks."""
        return not self.blocking

    @property
    def accepted(self) -> tuple[Risk, ...]:
        """The risks that somebody accepted, with a reason."""
        return tuple(risk for risk in self.audit.risks if risk.accepted is not None)

    def open_of_severity(self, severity: Severity) -> tuple[Risk, ...]:
        """Return the open risks of a severity."""
        return tuple(risk for risk in self.audit.open if risk.severity is severity)


def tally(report: RisksReport) -> str:
    """Return how many risks of each severity are open, and how many are accepted."""
    found = Counter(risk.severity for risk in report.audit.open)
    parts = [f"{found[severity]:,} {severity}" for severity in Severity]
    accepted = f", {len(report.accepted):,} accepted" if report.accepted else ""
    return f"{', '.join(parts)}{accepted}"


def verdict(report: RisksReport) -> str:
    """Return what the gate says."""
    if report.limit is None:
        return f"{tally(report)}; --max SEVERITY makes it a gate"
    allowed = "nothing is let pass" if report.limit is Limit.NONE else f"--max {report.limit}"
    if report.passed:
        return f"{tally(report)} ({allowed})"
    return f"{counted(len(report.blocking), 'risk')} beyond what is let pass ({allowed})"
