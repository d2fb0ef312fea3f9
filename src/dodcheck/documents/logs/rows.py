"""Rows of a log: of its tables, and of lines of cells that Markdown takes for a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Table
from dodcheck.documents.directives import without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.logs.parts import LogPart, columns_of
from dodcheck.documents.logs.times import is_pattern_of_time, is_placeholder, leading_when
from dodcheck.documents.struck import begins_struck

Columns = Mapping[int, LogPart]

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"[\s|:-]+")
_LEAST_CELLS = 2


class LogRow(NamedTuple):
    """A row of calls: the Markdown of its cells, what the columns tell, and its line."""

    cells: tuple[str, ...]
    columns: Columns
    line: int


def columns_of_table(table: Table) -> Columns | None:
    """Return what the columns of a table of calls tell, ``None`` of any other table."""
    return columns_of([cell.source for cell in table.header])


def rows_of_table(table: Table, columns: Columns) -> Iterator[LogRow]:
    """Yield the rows of a table with these columns; blank rows and patterns of a row are left out."""
    header = tuple(cell.source for cell in table.header)
    for row in table.rows:
        cells = tuple(_piped(without_remarks(cell.source)) for cell in row)
        if cells != header and is_call(cells, columns):
            yield LogRow(cells, columns, row[0].line)


def rows_of_lines(source: str, line: int, above: Columns | None) -> tuple[list[LogRow], Columns | None]:
    """Return the rows among the lines of a source that begins on ``line``, and what the columns of the last ones tell.

    A table without a line of dashes is a paragraph to Markdown; so are rows that stand apart from their table, which
    have the columns of the table ``above`` and begin with a timestamp.
    """
    found: list[LogRow] = []
    columns, headed = above, False
    for offset, written in enumerate(without_remarks(source).split("\n") if "|" in source else ()):
        cells = cells_of_line(written)
        if len(cells) < _LEAST_CELLS or _DELIMITER.fullmatch(written):
            continue
        head = columns_of(cells)
        if head is not None:
            columns, headed = head, True
        elif columns is not None and is_call(cells, columns) and (headed or _continues(cells, columns)):
            found.append(LogRow(cells, columns, line + offset))
    return found, columns


def cells_of_line(line: str) -> tuple[str, ...]:
    """Return the trimmed cells of a line that begins with a pipe; of any other line none."""
    bare = line.strip(" \t")
    if not bare.startswith("|"):
        return ()
    parts = _PIPE.split(bare)[1:]
    return tuple(_piped(part.strip(" \t")) for part in (parts[:-1] if parts and not parts[-1].strip() else parts))


def _piped(source: str) -> str:
    """Return a cell as what it says: a pipe that is escaped, in code too, is one."""
    return source.replace("\\|", "|")


def is_call(cells: Sequence[str], columns: Columns) -> bool:
    """Return whether a row tells of a call: it says something, and is neither prose nor the pattern of a row."""
    said = {at: plain(cell).strip() for at, cell in enumerate(cells)}
    when = next((said.get(at, "") for at, part in columns.items() if part is LogPart.WHEN), "")
    telling = [at for at, words in said.items() if not is_placeholder(words)]
    if is_pattern_of_time(when) or all(begins_struck(cells[at]) for at in telling):
        return False
    if telling == [0] and len(columns) > _LEAST_CELLS and not leading_when(said[0]):
        # A line of prose right below a table is a row of it to Markdown.
        return False
    beside = {LogPart.NUMBER, LogPart.STATUS, LogPart.WHEN}
    return any(columns.get(at) not in beside for at in telling) or bool(leading_when(when))


def _continues(cells: Sequence[str], columns: Columns) -> bool:
    at = next((at for at, part in columns.items() if part is LogPart.WHEN), None)
    return at is not None and at < len(cells) and leading_when(plain(cells[at])) is not None
