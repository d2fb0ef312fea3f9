"""The risks for a terminal: the bad ones with their place, by pattern; the others counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from dodcheck.phrasing import counted
from dodcheck.reports.ci_risks.report import RisksReport, tally, verdict
from dodcheck.reports.layout import BLANK, Line, Span, Style, indented, paragraph
from dodcheck.reports.statement import place
from dodcheck.reports.summary import revision
from dodcheck.reports.terminal_lines import gate, heading, not_shown
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten
from dodcheck.workflows.audit.risk import Risk
from dodcheck.workflows.severity import Severity

SHOWN = 30
"""So many risks of a severity are shown."""
SHOWN_OF_PATTERN = 10
"""And so many of them of one pattern."""

_LINES = 4
_STEP = 44
_ABOUT = {
    Severity.HIGH: "a check proves nothing here",
    Severity.MEDIUM: "a change may pass unjudged here, or nobody can tell",
    Severity.LOW: "nothing about a change is lost by what the files say",
}
_STYLES = {Severity.HIGH: Style.BAD, Severity.MEDIUM: Style.WARN, Severity.LOW: Style.STRONG}


def lines(report: RisksReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    yield from _head(report)
    for severity in (Severity.HIGH, Severity.MEDIUM):
        yield from _section(severity, report.open_of_severity(severity))
    yield from _counted_low_risks(report.open_of_severity(Severity.LOW))
    yield from _accepted(report.accepted)
    yield BLANK
    if report.limit is None:
        yield from paragraph(f"RISKS: {verdict(report)}", 0, Style.STRONG)
    else:
        yield from gate(verdict(report), passed=report.passed)


def _head(report: RisksReport) -> Iterator[Line]:
    snapshot = report.snapshot
    at = revision(snapshot.commit, dirty=snapshot.dirty)
    yield from paragraph("Where green may prove nothing", 0, Style.STRONG)
    about = f"{at}, {counted(len(report.audit.workflows), 'workflow')}: {tally(report)}"
    yield from paragraph(about, 2, Style.DIM)


def _section(severity: Severity, risks: Sequence[Risk]) -> Iterator[Line]:
    if not risks:
        return
    yield from heading(severity.upper(), len(risks), _STYLES[severity], _ABOUT[severity])
    left = SHOWN
    for pattern, group in groupby(sorted(risks, key=lambda risk: risk.pattern), key=lambda risk: risk.pattern):
        alike = list(group)
        shown = alike[: min(SHOWN_OF_PATTERN, left)]
        left -= len(shown)
        if shown:
            yield from _of_pattern(pattern, shown, len(alike))
    if len(risks) > SHOWN:
        yield indented("more than these: --format json has them all", 2, Style.DIM)


def _of_pattern(pattern: str, shown: Sequence[Risk], count: int) -> Iterator[Line]:
    yield Line((Span("  "), Span(f"{pattern} ({count:,})", Style.STRONG)))
    for risk in shown:
        yield _place_line(risk)
        yield from paragraph(risk.message, 6, most=_LINES)
    if count > len(shown):
        yield indented(f"and {count - len(shown):,} more", 4, Style.DIM)
    for follow_up in dict.fromkeys(risk.follow_up for risk in shown):
        yield from paragraph(follow_up, 4, Style.DIM, most=_LINES)


def _place_line(risk: Risk) -> Line:
    names = [name for name in (risk.job, risk.step) if name]
    inside = f"  {shorten(visible(' / '.join(names)), _STEP)}" if names else ""
    return Line((Span("    "), Span(line_start(place(risk.location)), Style.DIM), Span(inside)))


def _counted_low_risks(risks: Sequence[Risk]) -> Iterator[Line]:
    if not risks:
        return
    yield from heading("LOW", len(risks), Style.STRONG, _ABOUT[Severity.LOW])
    found = Counter(risk.pattern for risk in risks)
    patterns = ", ".join(f"{count:,} {pattern}" for pattern, count in found.most_common())
    yield from paragraph(f"{patterns}; --format markdown lists them", 2)


def _accepted(risks: Sequence[Risk]) -> Iterator[Line]:
    if not risks:
        return
    yield from heading("ACCEPTED", len(risks), Style.STRONG, "somebody gave a reason")
    for risk in risks[:SHOWN_OF_PATTERN]:
        yield Line((Span("  "), Span(line_start(place(risk.location)), Style.DIM), Span(f"  {risk.pattern}")))
        yield from paragraph(risk.accepted or "", 4, most=2)
    yield from not_shown(len(risks), SHOWN_OF_PATTERN)
