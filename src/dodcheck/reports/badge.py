"""The report as a badge: how much of a scope is done, coloured by its gate."""

from __future__ import annotations

from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from dodcheck.model.report import Gate, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports import summary
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten, width

_DONE: Final = frozenset({Verdict.PROVED, Verdict.READY, Verdict.ATTESTED})
_LABEL: Final = 30
_PER_COLUMN, _MARGIN = 7, 6
_GREEN, _AMBER, _RED = "#1a7f37", "#9a6700", "#c62839"


class _Half(NamedTuple):
    """One half of the badge: its words and its width in pixels."""

    words: str
    pixels: int


def render(report: Report) -> str:
    """Return the badge as SVG: the same text for the same report, and what it says as its title."""
    label, value = _half(shorten(summary.scope(report), _LABEL)), _half(_value(report))
    said = f"{label.words}: {value.words}, gate {summary.gate_word(report)}"
    total = label.pixels + value.pixels
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="20" role="img" '
        f"aria-label={quoteattr(said)}>\n"
        f"<title>{escape(said)}</title>\n"
        f'<clipPath id="r"><rect width="{total}" height="20" rx="4"/></clipPath>\n'
        '<g clip-path="url(#r)">\n'
        f'<rect width="{label.pixels}" height="20" fill="#424a53"/>\n'
        f'<rect x="{label.pixels}" width="{value.pixels}" height="20" fill="{_colour(report)}"/>\n'
        "</g>\n"
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" aria-hidden="true">\n'
        f"{_text(label, 0)}{_text(value, label.pixels)}"
        "</g>\n</svg>\n"
    )


def _value(report: Report) -> str:
    """Return what the badge says of the scope: how much is done, or whether anything is wrong with claim or change."""
    counted = [judgement for judgement in report.judgements if not judgement.weakens]
    blocking = len(report.blocking)
    match report.gate:
        case Gate.COMPLETE:
            done = sum(judgement.verdict in _DONE for judgement in counted)
            return f"{done:,} of {len(counted):,} done"
        case Gate.MERGE:
            return f"{blocking:,} blocking" if blocking else "may be merged"
        case Gate.HONEST:
            return f"{blocking:,} false or broken" if blocking else "no false claim"
        case Gate.STRICT:
            return f"{blocking:,} blocking" if blocking else "no false claim"


def _colour(report: Report) -> str:
    """Return green for an open gate, red where something is false or a change does harm, amber for work to do."""
    if report.passed:
        return _GREEN
    false = any(judgement.verdict.wrong for judgement in report.judgements)
    return _AMBER if report.gate is Gate.COMPLETE and not false else _RED


def _half(words: str) -> _Half:
    shown = visible(words)
    return _Half(shown, width(shown) * _PER_COLUMN + 2 * _MARGIN)


def _text(half: _Half, left: int) -> str:
    fitted = f'x="{left + _MARGIN}" y="14" textLength="{half.pixels - 2 * _MARGIN}" lengthAdjust="spacingAndGlyphs"'
    return f"<text {fitted}>{escape(half.words)}</text>\n"
