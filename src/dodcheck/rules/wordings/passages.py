"""The passages of a document: what its author says, without code, quotations and what is struck."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Cell, Heading, Item, Paragraph, Table
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.slug import title

_QUOTED = re.compile(
    r"\"[^\"]{1,400}\"|“[^”]{1,400}”|„[^“”]{1,400}[“”]|«[^»]{1,400}»|(?<![\w'])'[^']{1,80}'(?!\w)|‘[^’]{1,80}’(?!\w)"
)


class Passage(NamedTuple):
    """A heading, an item, a paragraph or a cell: its words, its line, and what it stands under.

    ``heads`` are the headings above it in lower case, the head of its column among them.
    """

    words: str
    line: int
    heads: tuple[str, ...]


def passages(blocks: Sequence[Block], quoted: frozenset[int]) -> Iterator[Passage]:
    """Yield the passages of a document in their order; lines that are ``quoted`` are another's words."""
    for block, heads in placed(blocks):
        match block:
            case Heading() | Item() | Paragraph() if block.line not in quoted:
                yield Passage(own_words(block.source), block.line, heads)
            case Table() if block.line not in quoted:
                yield from _cells(block, heads)
            case _:
                pass


def placed(blocks: Sequence[Block]) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Yield each block with the headings above it in lower case, of a heading its own among them."""
    above: list[tuple[int, str]] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1][0] >= block.level:
                above.pop()
            above.append((block.level, folded(title(block.source))))
        yield block, tuple(words for _, words in above)


def own_words(source: str) -> str:
    """Return what a Markdown source says itself, in lower case, with a gap for each code span, quotation and link."""
    text = "".join(span.text if span.kind in (SpanKind.WORDS, SpanKind.LINK) else " … " for span in spans(source))
    return _QUOTED.sub(" … ", text.replace("’", "'")).casefold()


def folded(text: str) -> str:
    """Return words as they are compared: without case, on one line."""
    return " ".join(text.casefold().split())


def _cells(table: Table, heads: tuple[str, ...]) -> Iterator[Passage]:
    columns = [folded(plain(cell.source)) for cell in table.header]
    for row in table.rows:
        for column, cell in zip(columns, row, strict=False):
            yield _cell(cell, (*heads, column))


def _cell(cell: Cell, heads: tuple[str, ...]) -> Passage:
    return Passage(own_words(cell.source), cell.line, heads)
