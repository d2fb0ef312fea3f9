"""The report for a terminal of 80 columns: what is wrong first, what to do next last."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.report import Gate, Report
from dodcheck.phrasing import counted
from dodcheck.reports import summary
from dodcheck.reports.entries import command_line
from dodcheck.reports.glance import glance
from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, as_coloured, as_text, paragraph
from dodcheck.reports.next_step import next_step
from dodcheck.reports.notices import notice_lines
from dodcheck.reports.sections import change_sections, verdict_sections
from dodcheck.reports.width import width

_SEPARATOR = " · "


def render(report: Report) -> str:
    """Return the report as plain text."""
    return as_text(_lines(report))


def render_coloured(report: Report) -> str:
    """Return the same lines with ANSI styles."""
    return as_coloured(_lines(report))


def render_quiet(report: Report) -> str:
    """Return only tally and gate, as plain text."""
    return as_text((*_tally(report), *_gate(report)))


def _lines(report: Report) -> Iterator[Line]:
    yield from _head(report)
    yield from glance(report)
    sections = change_sections(report) if report.gate is Gate.MERGE else verdict_sections(report)
    for listing in sections:
        yield from listing.lines
    yield from notice_lines(report.notices)
    yield BLANK
    yield from _counted(sum(listing.counted for listing in sections))
    yield from _tally(report)
    yield from _gate(report)
    yield from _next(report)


def _head(report: Report) -> Iterator[Line]:
    yield from paragraph(summary.scope(report), 0, Style.STRONG, most=1)
    yield from paragraph(summary.judged(report), 2, Style.DIM)
    yield from paragraph(summary.examined(report), 2, Style.DIM)


def _counted(left: int) -> Iterator[Line]:
    """Yield how to see the criteria that are only counted, and a gap after it."""
    if left:
        which = counted(left, "criterion is", "criteria are")
        yield from paragraph(f"{which} only counted above; to see every one: --format markdown", 0, Style.DIM)
        yield BLANK


def _tally(report: Report) -> Iterator[Line]:
    line = ""
    for part in summary.tally(report):
        longer = f"{line}{_SEPARATOR}{part}" if line else part
        if width(longer) > COLUMNS:
            yield Line((Span(line),))
            longer = part
        line = longer
    if line:
        yield Line((Span(line),))


def _gate(report: Report) -> tuple[Line, ...]:
    style = Style.GOOD if report.passed else Style.BAD
    return paragraph(f"GATE {summary.gate_word(report).upper()}: {summary.gate(report)}", 0, style)


def _next(report: Report) -> Iterator[Line]:
    step = next_step(report)
    if step is None:
        return
    yield from paragraph(f"Next: {step.advice}", 0, Style.STRONG)
    if step.line:
        yield command_line(step.line, 6)
