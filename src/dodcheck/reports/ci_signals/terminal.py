"""The signals for a terminal: by signal, each workflow with its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.phrasing import counted
from dodcheck.reports.ci_signals.report import SignalsReport, places_of, tally
from dodcheck.reports.layout import BLANK, Line, Span, Style, paragraph
from dodcheck.reports.summary import revision
from dodcheck.reports.terminal_lines import heading
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten
from dodcheck.workflows.signals.signal import Classified, Signal, SignalFact

_NAME = 40
_LINES = 4
_STYLES = {
    Signal.STRONG: Style.GOOD,
    Signal.WEAK: Style.WARN,
    Signal.COSMETIC: Style.STRONG,
    Signal.LEGACY: Style.STRONG,
    Signal.NOT_EVALUATED: Style.BAD,
}


def lines(report: SignalsReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    snapshot = report.snapshot
    at = revision(snapshot.commit, dirty=snapshot.dirty)
    yield from paragraph("What each workflow is worth as a check", 0, Style.STRONG)
    yield from paragraph(f"{at}, {counted(len(report.signals.workflows), 'workflow')}", 2, Style.DIM)
    for signal in Signal:
        yield from _of_signal(signal, report.signals.of(signal))
    yield BLANK
    yield from paragraph(f"SIGNALS: {tally(report)}", 0, Style.STRONG)


def _of_signal(signal: Signal, workflows: Sequence[Classified]) -> Iterator[Line]:
    if not workflows:
        return
    yield from heading(signal.upper(), len(workflows), _STYLES[signal], signal.means)
    for classified in workflows:
        name = f"  {shorten(visible(classified.name), _NAME)}" if classified.name else ""
        yield Line((Span("  "), Span(line_start(classified.path), Style.STRONG), Span(name, Style.DIM)))
        for fact in classified.facts:
            yield from paragraph(_fact(fact, classified.path), 4, most=_LINES)


def _fact(fact: SignalFact, path: str) -> str:
    places = places_of(fact, path)
    return f"- {fact.text}{f' ({places})' if places else ''}"
