"""A burn-up chart of characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from dodcheck.reports.bands import BANDS
from dodcheck.reports.layout import Line, Span, Style
from dodcheck.trust.past.history import HistoryPoint, Tally

COLUMNS: Final = 66
"""The widest picture."""

ROWS: Final = 10
"""The highest picture."""

UNJUDGED: Final = "?"
"""Stands where a commit could not be judged."""

FALSE: Final = BANDS[-1]

_STYLES: Mapping[str, Style] = {
    BANDS[0].sign: Style.GOOD,
    BANDS[2].sign: Style.WARN,
    BANDS[3].sign: Style.DIM,
    FALSE.sign: Style.BAD,
    UNJUDGED: Style.WARN,
}


def chart(points: Sequence[HistoryPoint]) -> Iterator[Line]:
    """Yield the picture: a column for each commit or, where there are many, for the last of several."""
    highest = max((sum(point.tally.values()) for point in points if point.tally is not None), default=0)
    rows = min(ROWS, highest) or 1
    columns = [_column(point.tally, highest, rows) for point in _points_by_column(points)]
    wide = len(str(highest))
    for row in reversed(range(rows)):
        label = f"{highest if row == rows - 1 else '':>{wide}} {'┤' if row == rows - 1 else '│'}"
        yield Line((Span(f"  {label}", Style.DIM), *_spans([column[row] for column in columns])))
    yield Line((Span(f"  {'0':>{wide}} └{'─' * len(columns)}", Style.DIM),))
    first, last = (point.at.day.isoformat() if point.at.day else "?" for point in (points[0], points[-1]))
    gap = max(2, len(columns) + 1 - len(first) - len(last))
    yield Line((Span(f"  {'':>{wide}} {first}{' ' * gap}{last}", Style.DIM),))


def _points_by_column(points: Sequence[HistoryPoint]) -> Iterator[HistoryPoint]:
    """Yield a point for each column: all of them, each as wide as fits, or the last of each part."""
    count = len(points)
    if count <= COLUMNS:
        yield from (point for point in points for _ in range(COLUMNS // count))
        return
    yield from (points[(column + 1) * count // COLUMNS - 1] for column in range(COLUMNS))


def _column(tally: Tally | None, highest: int, rows: int) -> str:
    """Return the signs of a column from the ground up. What is claimed falsely shows, however little it is."""
    if tally is None:
        return UNJUDGED.ljust(rows)
    signs = "".join(band.sign * band.count_in(tally) for band in BANDS)
    drawn = -(-len(signs) * rows // highest) if highest else 0
    column = "".join(signs[min(len(signs) - 1, (2 * row + 1) * highest // (2 * rows))] for row in range(drawn))
    if FALSE.count_in(tally) and FALSE.sign not in column:
        column = column[:-1] + FALSE.sign
    return column.ljust(rows)


def _spans(signs: Sequence[str]) -> Iterator[Span]:
    for sign, run in groupby(signs):
        yield Span("".join(run), _STYLES.get(sign, Style.PLAIN))
