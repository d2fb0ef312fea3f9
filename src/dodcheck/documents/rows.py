"""Rows of tables with a status column: what each row is about, and what its status claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Cell, Table
from dodcheck.documents.boxes import box
from dodcheck.documents.directives import one_line, without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.status_words import claimed_by
from dodcheck.documents.surroundings import speaks_of_bad_things

_STATUS_COLUMN = re.compile(
    r"(?:(?:current |final )?(?:status|state)|met|met / .{1,40}|done|acceptance|result|completed?"
    r"|achieved|satisfied|fulfilled|pass ?/ ?fail|passed|✅|✔|☑)\s*\??"
)
_LOG_COLUMN = re.compile(r"(?:timestamp|time|actor)\b|tool(?: call)?$|tool used$")
_DAY_COLUMN = re.compile(r"(?:date|day|when)\b")
_BAD_COLUMN = re.compile(r"(?:severity|likelihood|probability|mitigation)\b")
_NUMBER = re.compile(r"[#.\s\d]*")
_SUM = re.compile(r"(?:grand |sub)?totals?\b|overall\b|sum\b", re.IGNORECASE)
_ID = re.compile(r"[A-Z]{1,6}\d{0,3}(?:[-_.][A-Z]{0,6}\d{1,5}[a-z]?){1,3}|[A-Z]{1,3}\d{1,4}[a-z]?")


class RowClaim(NamedTuple):
    """What a row is about, as Markdown, what its status claims of it, its status cell and all its cells."""

    text: str
    claimed: bool
    status: Cell
    cells: tuple[Cell, ...]


def row_claims(table: Table) -> Iterator[RowClaim]:
    """Yield the rows whose status is understood; logs, lists of risks and rows with boxes hold none."""
    columns = _status_columns([plain(cell.source).lower().strip() for cell in table.header])
    if not columns:
        return
    for row in table.rows:
        told = [(row[at], claim) for at in columns if (claim := claimed_by(plain(row[at].source))) is not None]
        about = row_label([cell for at, cell in enumerate(row) if at not in columns])
        if about and len({claim for _, claim in told}) == 1 and all(box(cell.source) is None for cell in row):
            yield RowClaim(about, told[0][1], told[0][0], row)


def row_label(row: Sequence[Cell]) -> str:
    """Return the first cell that says more than a number, on one line; behind an id (`CF-001`) stands the next one."""
    saying = [words for cell in row if (words := one_line(without_remarks(cell.source)))]
    worded = [words for words in saying if not _NUMBER.fullmatch(plain(words))]
    if len(worded) > 1 and _ID.fullmatch(plain(worded[0]).strip()):
        return f"{worded[0]} — {worded[1]}"
    first = next(iter(worded), "")
    words = plain(first)
    return first if any(map(str.isalnum, words)) and claimed_by(words) is None and not _SUM.match(words) else ""


def _status_columns(names: Sequence[str]) -> tuple[int, ...]:
    found = tuple(at for at, name in enumerate(names) if _STATUS_COLUMN.fullmatch(name))
    others = [name for at, name in enumerate(names) if at not in found]
    if not found or any(_LOG_COLUMN.match(name) for name in others) or any(map(_DAY_COLUMN.match, names[: found[0]])):
        return ()
    return () if any(speaks_of_bad_things(name) or _BAD_COLUMN.match(name) for name in others) else found
