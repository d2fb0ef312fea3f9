"""What a document puts off: statements with `(Deferred)` in their words, rows with the status Deferred."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Item, Outline, Paragraph, Table
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.fields import told_fields
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.later import Postponement, is_bracketed, put_off_by_status
from dodcheck.documents.rows import row_label, status_columns
from dodcheck.model.location import Location
from dodcheck.model.milestone import Status, status_of


def is_deferred(text: str) -> bool:
    """Return whether a statement, as Markdown, defers itself in brackets; what stands in code or is struck doesn't."""
    if "deferred" not in text.lower():
        return False
    return any(is_bracketed(span.text) for span in spans(text) if span.kind is SpanKind.WORDS)


def deferred_status(block: Block) -> Postponement | None:
    """Return until when the Status field of a block puts off what it is about, ``None`` where there is none."""
    match block:
        case Item(depth=0) if leading_box(block.source):
            return None
        case Item(depth=0) | Paragraph(item=None) | Table(item=None):
            told = next((field.value for field in told_fields(block) if field.name == "status"), "")
            return put_off_by_status(plain(told).strip()) if told and "~~" not in told else None
        case _:
            return None


class Deferral(NamedTuple):
    """What a row is about, as Markdown, and the cell that defers it."""

    text: str
    location: Location


def read_deferrals(outline: Outline, path: str) -> Iterator[Deferral]:
    """Yield the rows whose status is Deferred or another word for that."""
    for block in outline.blocks:
        if isinstance(block, Table):
            yield from _rows(block, path)


def _rows(table: Table, path: str) -> Iterator[Deferral]:
    columns = status_columns(table)
    for row in table.rows if columns else ():
        cell = next((row[at] for at in columns if status_of(plain(row[at].source)) is Status.DEFERRED), None)
        about = row_label([one for at, one in enumerate(row) if at not in columns]) if cell else ""
        if cell and about:
            yield Deferral(about, Location(path, cell.line, cell.column))
