"""The audit of the gate for a terminal: what runs where, what is wrong, what can't be seen, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.phrasing import counted
from dodcheck.reports.ci_gate.report import GateReport, verdict
from dodcheck.reports.entries import command_line
from dodcheck.reports.layout import BLANK, Line, Span, Style, one_line, paragraph
from dodcheck.reports.statement import place
from dodcheck.reports.summary import revision
from dodcheck.reports.terminal_lines import gate, heading, not_shown
from dodcheck.reports.visible import line_start, visible
from dodcheck.workflows.gate import GateStep
from dodcheck.workflows.gating.finding import Finding
from dodcheck.workflows.severity import Severity

SHOWN = 20
"""So many runs, and so many findings of a kind, are shown."""

_LINES = 6
_STYLES = {Severity.HIGH: Style.BAD, Severity.MEDIUM: Style.WARN, Severity.LOW: Style.PLAIN}


def lines(report: GateReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    yield from _head(report)
    yield from _runs(report.audit.steps)
    yield from _findings("WRONG", "a change may pass without being judged", report.blocking, Style.BAD)
    yield from _findings("NOTED", "blocks nothing", report.not_blocking, Style.STRONG)
    yield from _unseen(report.audit.unseen)
    yield BLANK
    yield from gate(verdict(report), passed=report.audit.passed)


def _head(report: GateReport) -> Iterator[Line]:
    snapshot = report.snapshot
    at = revision(snapshot.commit, dirty=snapshot.dirty)
    yield from paragraph("How dodcheck runs in CI", 0, Style.STRONG)
    yield from paragraph(f"{at}, {counted(len(report.audit.workflows), 'workflow')}", 2, Style.DIM)


def _runs(steps: Sequence[GateStep]) -> Iterator[Line]:
    if not steps:
        return
    yield from heading("RUNS", len(steps), Style.STRONG, "what runs where")
    for step in steps[:SHOWN]:
        where = line_start(place(step.location))
        yield Line((Span("  "), Span(where, Style.DIM), Span(f"  job {visible(step.job)[:40]}")))
        yield one_line(step.command, 4, Style.STRONG)
        if step.through:
            yield one_line(f"through {step.through}", 4)
        yield from paragraph(meeting(step), 4, Style.GOOD if step.effective else Style.PLAIN)
    yield from not_shown(len(steps), SHOWN)


def meeting(step: GateStep) -> str:
    """Return which changes a run meets, and whether it can fail them."""
    events = f"on {', '.join(step.events)}" if step.events else "on no event of a pull request"
    if step.effective:
        return f"{events}: can fail every change"
    return f"{events}: {'not effective' if step.gates else 'judges nothing'}"


def _findings(title: str, about: str, findings: Sequence[Finding], style: Style) -> Iterator[Line]:
    if not findings:
        return
    yield from heading(title, len(findings), style, about)
    for finding in findings[:SHOWN]:
        where = line_start(place(finding.location))
        kind = f"{finding.severity} {finding.pattern}"
        yield Line((Span("  "), Span(kind, _STYLES[finding.severity]), Span("  "), Span(where, Style.DIM)))
        yield from paragraph(finding.message, 4, most=_LINES)
        yield from paragraph(finding.remedy, 4, Style.STRONG, most=_LINES)
        if finding.paste:
            yield command_line(finding.paste, 6)
    yield from not_shown(len(findings), SHOWN)


def _unseen(unseen: Sequence[str]) -> Iterator[Line]:
    if not unseen:
        return
    yield from heading("NOT SEEN", len(unseen), Style.STRONG, "the repository does not show it")
    for said in unseen[:SHOWN]:
        yield from paragraph(said, 2, most=_LINES)
    yield from not_shown(len(unseen), SHOWN)
