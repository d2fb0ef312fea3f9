"""The table of a state: a bar and the four shares of each line, as wide as the screen is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dodcheck.model.report import Judgement
from dodcheck.reports.layout import Line, Span, Style
from dodcheck.reports.shares import SHARES, bar, counted
from dodcheck.reports.state.rows import Row
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten, shorten_start, width

_GOOD: Final = 9
"""Columns of ``good of all``."""


_TITLE: Final = 8
"""With fewer columns than these, no title is shown."""


class _Shape(NamedTuple):
    """How wide the bar is, and what stands above the numbers of the shares that are not good."""

    bar: int
    heads: tuple[str, ...]

    def names(self, columns: int) -> int:
        """Return how many columns are left for the names."""
        return columns - 3 - self.bar - _GOOD - sum(len(head) + 2 for head in self.heads)


_WIDE = _Shape(8, tuple(f"{share.sign} {share.name}" for share in SHARES[1:]))
_NARROW = _Shape(6, tuple(f"{share.sign}{share.name}" for share in SHARES[1:]))
_NARROWEST = _Shape(8, ())
_FITS = ((72, _WIDE), (56, _NARROW), (0, _NARROWEST))


def table(rows: Sequence[Row], everything: Sequence[Judgement], columns: int) -> Iterator[Line]:
    """Yield a line of heads, a line for each row, and a total where there are several rows."""
    shape = next(shape for least, shape in _FITS if columns >= least)
    yield _head(shape, columns)
    room = shape.names(columns)
    for row in rows:
        name = _name(row, room)
        yield _later(name, shape, room) if row.put_off else _row(name, row.judgements, shape, room)
    if len(rows) > 1:
        yield _row("all of it", everything, shape, room)


def _head(shape: _Shape, columns: int) -> Line:
    if not shape.heads:
        return Line((Span(f"  {' '.join(f'{share.sign} {share.name}' for share in SHARES)}", Style.DIM),))
    heads = "".join(f"  {head}" for head in shape.heads)
    good = f"{SHARES[0].sign} {SHARES[0].name}"
    return Line((Span(f"{good:>{columns - width(heads)}}{heads}", Style.DIM),))


def _name(row: Row, room: int) -> str:
    """Return the name of a row, with its title where some of it fits."""
    name = line_start(visible(row.name))
    if row.is_path:
        return shorten_start(name, room)
    fits = row.title and width(name) + _TITLE <= room
    return shorten(f"{name}: {visible(row.title)}" if fits else name, room)


def _later(name: str, shape: _Shape, room: int) -> Line:
    """Return the line of what is put off as a whole: its bar is empty, as none of it was done."""
    spans = (Span("  "), Span(name), Span(" " * (room - width(name) + 1)))
    return Line((*spans, Span("·" * shape.bar, Style.DIM), Span(f"{'put off':>{_GOOD}}", Style.DIM)))


def _row(name: str, judgements: Sequence[Judgement], shape: _Shape, room: int) -> Line:
    counts = counted(judgements)
    good, total = counts[0], sum(counts)
    style = Style.GOOD if good == total else Style.PLAIN
    spans = [Span("  "), Span(name, style), Span(" " * (room - width(name) + 1)), *bar(counts, shape.bar)]
    spans.append(Span(f"{f'{good:,}/{total:,}':>{_GOOD}}", style))
    gap = 0
    for share, count, head in zip(SHARES[1:], counts[1:], shape.heads or (), strict=False):
        gap += width(head) + 2
        if count:
            spans.append(Span(f"{count:>{gap},}", share.style))
            gap = 0
    return Line(tuple(spans))
