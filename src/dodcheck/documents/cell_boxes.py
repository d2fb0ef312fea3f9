"""Boxes in table cells: what each is about, and the comments beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.blocks import Cell, Comment, Table
from dodcheck.documents.boxes import Box, leading_box
from dodcheck.documents.directives import one_line_without_remarks, remarks


class CellBox(NamedTuple):
    """A box in a cell: its words, its cell and the comments in the cell.

    The words are `row label — column header`, and behind them what else the cell says. ``row`` are the cells of its
    row with the heads of their columns, as Markdown.
    """

    box: Box
    words: str
    cell: Cell
    comments: tuple[Comment, ...]
    row: tuple[tuple[str, str], ...] = ()


def cell_boxes(table: Table) -> Iterator[CellBox]:
    """Yield the boxes of a table, row by row. A row's label is the first cell that says more than a box or a number."""
    heads = [_words(header) for header in table.header]
    signs = [head for head in heads if head and not any(map(str.isalnum, head))]
    # A column headed ✅ says that a tick means yes; ✅ beside ❌ tell two columns apart.
    heads = ["" if [head] == signs else head for head in heads]
    for row in table.rows:
        saying = [cell for cell in row if _words(cell)]
        labelling = next((cell for cell in saying if not _words(cell).strip("#. ").isdigit()), next(iter(saying), None))
        about = _words(labelling) if labelling else ""
        told = tuple((head.source, cell.source) for head, cell in zip(table.header, row, strict=True))
        for head, cell in zip(heads, row, strict=True):
            if found := leading_box(cell.source):
                own = "" if cell is labelling else _words(cell)
                words = " — ".join(part for part in (about, head, own) if part)
                yield CellBox(found, words, cell, comments_in(cell), told)


def boxless_cells(table: Table) -> Iterator[Cell]:
    """Yield the cells of a table that hold no box."""
    for row in (table.header, *table.rows):
        yield from (cell for cell in row if row is table.header or leading_box(cell.source) is None)


def comments_in(cell: Cell) -> tuple[Comment, ...]:
    """Return the comments in a cell, with their places."""
    return tuple(
        Comment(remark.text, None, cell.line, cell.column + remark.start + len("<!--"))
        for remark in remarks(cell.source)
    )


def _words(cell: Cell) -> str:
    """Return what a cell says besides its box."""
    found = leading_box(cell.source)
    return one_line_without_remarks(found.rest if found else cell.source)
