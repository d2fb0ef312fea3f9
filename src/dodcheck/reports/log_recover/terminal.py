"""Where work was left, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, indented, paragraph
from dodcheck.reports.log_recover.report import (
    RecoverReport,
    action,
    advice,
    box_words,
    heading,
    last_action,
    remaining,
    status,
)
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten, wrap

_LABEL = 13
"""The column that what is told begins in."""

SHOWN = 10
"""So many open boxes are shown."""

_LINES = 3


def lines(report: RecoverReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    found = report.recovery
    yield from paragraph(heading(found), 0, Style.STRONG)
    yield BLANK
    yield from _labelled("last action", last_action(found))
    if found.last:
        yield from _labelled("", str(found.last.location), Style.DIM)
    yield from _labelled("status", status(found))
    for entry in found.under_way[-SHOWN:]:
        yield from _labelled("", f"not finished either: line {entry.location.line}, {action(entry)}", Style.WARN)
    yield from _labelled("remaining", remaining(found))
    for box in found.remaining[:SHOWN]:
        text = shorten(visible(f"{box.location.line}: {box_words(box)}"), COLUMNS - _LABEL - 2)
        yield indented(text, _LABEL + 2)
    if len(found.remaining) > SHOWN:
        yield indented(f"and {len(found.remaining) - SHOWN} more", _LABEL + 2, Style.DIM)
    yield BLANK
    told = advice(found)
    yield from _labelled("next", told.words, Style.STRONG)
    if told.command:
        yield indented(visible(f"$ {told.command}"), _LABEL, Style.DIM)


def _labelled(label: str, text: str, style: Style = Style.PLAIN) -> Iterator[Line]:
    for at, piece in enumerate(wrap(visible(text), COLUMNS - _LABEL, _LINES)):
        yield Line((Span(f"{label if at == 0 else '':<{_LABEL}}"), Span(piece, style)))
