"""Boxes where Markdown has none: at the begin of a heading, of a line of text, in HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Heading, Item, Outline, Paragraph
from dodcheck.documents.box_likes import any_line_begins_like_box, begins_like_box
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.directives import without_remarks
from dodcheck.documents.legends import announces_legend, names_legend
from dodcheck.documents.statements import Statement
from dodcheck.documents.surroundings import placed_blocks
from dodcheck.model.criterion import Tick
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.phrasing import some


def stray_notices(path: str, outline: Outline, statements: Sequence[Statement]) -> Iterator[Notice]:
    """Yield what a reader should know of the boxes that are none to Markdown. Linear in time, but for sorting."""
    boxed = sorted(one.line for one in statements if one.box)
    left = sorted(one.line for one in statements if one.tick is Tick.UNTICKED and not one.spot.postponed)
    lines = [*outline.boxes_in_html, *_in_text(outline)]
    for heading in _boxed_headings(outline):
        if heading.first_of(boxed) is None:
            lines.append(heading.line)
        elif heading.ticked and (below := heading.first_of(left)):
            said = f"the heading is ticked, while the box below it on line {below} is open"
            yield Notice("contradiction", Location(path, heading.line), said)
    if lines:
        yield Notice("not-understood", Location(path, min(lines)), _said_of(sorted(lines)))


def _said_of(lines: Sequence[int]) -> str:
    where = "only an item of a list (“- [x]”) or a cell of a table may hold one"
    if len(lines) == 1:
        return f"the box that begins this line is none to Markdown, so nothing judges it: {where}"
    return (
        f"the boxes that begin {len(lines):,} lines are none to Markdown, so nothing judges them: lines {some(lines)}; "
        f"{where}"
    )


def _in_text(outline: Outline) -> Iterator[int]:
    """Yield the lines of paragraphs, and of items beside their own box, that a box begins."""
    if not any(
        isinstance(block, Item | Paragraph) and any_line_begins_like_box(block.source) for block in outline.blocks
    ):
        return
    for one in placed_blocks(outline.blocks):
        if not isinstance(one.block, Item | Paragraph) or announces_legend(one.around):
            continue
        source = without_remarks(one.block.source)
        lines = source.split("\n")
        own = isinstance(one.block, Item) and leading_box(source) is not None
        if begins_like_box(lines[0]) or not names_legend(lines[0]):
            first = 1 if own else 0
            yield from (one.block.line + at for at, line in enumerate(lines) if at >= first and begins_like_box(line))


class _BoxedHeading(NamedTuple):
    """A heading with a box: its line, the line that ends its section, and whether the box is ticked."""

    line: int
    end: int
    ticked: bool

    def first_of(self, lines: Sequence[int]) -> int | None:
        """Return the first of these lines, which are in order, that stands in its section."""
        at = bisect_right(lines, self.line)
        return lines[at] if at < len(lines) and lines[at] < self.end else None


def _boxed_headings(outline: Outline) -> Iterator[_BoxedHeading]:
    within: list[tuple[Heading, bool]] = []
    for block in outline.blocks:
        if not isinstance(block, Heading):
            continue
        while within and within[-1][0].level >= block.level:
            heading, ticked = within.pop()
            yield _BoxedHeading(heading.line, block.line, ticked)
        if found := leading_box(block.source):
            within.append((block, found.tick is Tick.TICKED))
    end = max((block.line for block in outline.blocks), default=0) + 1
    yield from (_BoxedHeading(heading.line, end, ticked) for heading, ticked in within)
