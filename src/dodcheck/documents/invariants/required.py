"""Tables of what is asked of invariants: `Invariant ID | Description | Verification Strength Required | Milestone`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.blocks import Cell, Table
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.invariants.heads import Head, heads_of, speaks_of_invariants
from dodcheck.documents.invariants.strength import required_strength
from dodcheck.documents.rows import row_label


class RequiredRow(NamedTuple):
    """A row that asks for a strength: `id — name: strength` as Markdown, the cell that asks, and all its cells."""

    text: str
    asking: Cell
    cells: tuple[Cell, ...]


def required_rows(table: Table) -> Iterator[RequiredRow]:
    """Yield the rows of a table of invariants that ask for a strength."""
    heads = heads_of(table.header)
    asking = next((at for at, head in enumerate(heads) if head is Head.REQUIRED), 0)
    if not asking or not (speaks_of_invariants(table.header) or Head.ID in heads):
        return
    for row in table.rows:
        name, said = row_label(row[:asking]), one_line_without_remarks(row[asking].source)
        if name and required_strength(said) is not None:
            yield RequiredRow(f"{name}: {said}", row[asking], row)
