"""How a log is written: where its newest entry stands, and what a new one has to look like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, assert_never

from dodcheck.documents.blocks import Block, Heading, Item, Outline, Paragraph, Rule, Table
from dodcheck.documents.labels import leading_label
from dodcheck.documents.logs.log import ToolLog
from dodcheck.documents.logs.parts import LogPart, columns_of, part_of
from dodcheck.documents.logs.rows import cells_of_line


class RowShape(NamedTuple):
    """A table: what its columns tell, the raw line of its newest row or header, and the line (from 1) to go behind."""

    columns: Mapping[int, LogPart]
    width: int
    pattern: str
    after: int


class SectionShape(NamedTuple):
    """Fields: the raw lines of the newest entry, those between it and the one before, and the line to put it after."""

    pattern: tuple[str, ...]
    between: tuple[str, ...]
    after: int


class ItemShape(NamedTuple):
    """Items with timestamps: the raw line of the newest one, and the line to put it after."""

    pattern: str
    after: int


LABEL = re.compile(
    r"(?P<lead>[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?)(?P<name>\*\*[^*\n]{1,80}\*\*:?|[A-Za-z /]{2,30}:)"
)
"""The beginning of a field's line: what stands before its label, and the label with its marks."""

Shape = RowShape | SectionShape | ItemShape


def shape_of(log: ToolLog, outline: Outline, raw: Sequence[str]) -> Shape | None:
    """Return how the newest entry is written; of a log without any, its table; ``None`` where it has none."""
    if not log.entries:
        return _empty_table(outline, raw)
    line = log.entries[-1].location.line or 1
    for block in outline.blocks:
        match block:
            case Table() if any(row[0].line == line for row in block.rows):
                header = [cell.source for cell in block.header]
                return RowShape(columns_of(header) or {}, len(header), raw[line - 1], after=line)
            case Item() if block.line == line and not raw[line - 1].lstrip().startswith("|"):
                if not _has_tool_field(log):
                    return ItemShape(raw[line - 1], block.end)
            case _:
                pass
    if raw[line - 1].lstrip(" \t>").startswith("|"):
        return _row_among_lines(raw, line)
    return _section(log, outline, raw, line)


def states_status(shape: Shape) -> bool:
    """Return whether entries of this shape have a status of their own."""
    match shape:
        case RowShape():
            return LogPart.STATUS in shape.columns.values()
        case SectionShape():
            return any(field_part(line) is LogPart.STATUS for line in shape.pattern)
        case ItemShape():
            return False
        case _:
            assert_never(shape)


def field_part(line: str) -> LogPart | None:
    """Return what the field on a raw line tells, ``None`` where there is none, or it is nested in another."""
    found = LABEL.match(line)
    if found is None or found["lead"].startswith(("  ", "\t")):
        return None
    told = leading_label(line[len(found["lead"]) :])
    return part_of(told.name if told else found["name"].rstrip(":"))


def _has_tool_field(log: ToolLog) -> bool:
    """Return whether the newest entry tells its tool apart from what was done, as fields do."""
    return bool(log.entries[-1].tool)


def _empty_table(outline: Outline, raw: Sequence[str]) -> RowShape | None:
    for block in outline.blocks:
        if isinstance(block, Table):
            columns = columns_of([cell.source for cell in block.header])
            if columns:
                after = block.rows[-1][0].line if block.rows else block.line + 1
                return RowShape(columns, len(block.header), raw[block.line - 1], after=after)
    return None


def _row_among_lines(raw: Sequence[str], line: int) -> RowShape | None:
    """Return the shape of a row that stands among lines: the nearest header above it tells the columns."""
    for above in range(line - 2, -1, -1):
        cells = cells_of_line(raw[above])
        columns = columns_of(cells) if cells else None
        if columns:
            return RowShape(columns, len(cells), raw[line - 1], after=line)
    return None


def _section(log: ToolLog, outline: Outline, raw: Sequence[str], line: int) -> SectionShape:
    end = _last_entry_line(outline.blocks, raw, line)
    between: tuple[str, ...] = ("",)
    if len(log.entries) > 1:
        before = log.entries[-2].location.line or 1
        gap = tuple(raw[_last_entry_line(outline.blocks, raw, before) : line - 1])
        if gap and len(gap) <= 5 and all(not one.strip(" \t-*_") for one in gap):  # noqa: PLR2004 - blank lines and a break
            between = gap
    return SectionShape(tuple(raw[line - 1 : end]), between, end)


def _last_entry_line(blocks: Sequence[Block], raw: Sequence[str], line: int) -> int:
    """Return the last line of the entry that begins on a line: before the next heading, break or group of fields."""
    stops = [block.line for block in blocks if isinstance(block, Heading | Rule) and block.line > line]
    stop = min(stops, default=len(raw) + 1)
    heading = any(isinstance(block, Heading) and block.line == line for block in blocks)
    if not heading:
        inside = [paragraph for paragraph in blocks if isinstance(paragraph, Paragraph) and paragraph.line == line]
        stop = min(stop, line + inside[0].source.count("\n") + 1) if inside else stop
    end = stop - 1
    while end > line and not raw[end - 1].strip():
        end -= 1
    return end
