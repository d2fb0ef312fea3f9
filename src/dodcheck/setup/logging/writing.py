"""A new entry as the lines of its log: a row, a section of fields, or an item, like the newest one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from dodcheck.documents.logs.parts import LogPart, part_of
from dodcheck.documents.logs.rows import cells_of_line
from dodcheck.setup.logging.entry import NewEntry
from dodcheck.setup.logging.escaping import cell
from dodcheck.setup.logging.items import item
from dodcheck.setup.logging.sections import parts_as_markdown, section
from dodcheck.setup.logging.shape import ItemShape, RowShape, SectionShape, Shape

USUAL_TABLE = (
    "| Timestamp | Tool | Purpose | Files/Target | Status |",
    "|-----------|------|---------|--------------|--------|",
)
"""The table most logs have."""


def lines_of(new: NewEntry, number: str, shape: Shape | None) -> tuple[str, ...]:
    """Return the lines of a new entry; of a log without any shape, the usual table with its first row."""
    match shape:
        case None:
            columns = {at: part for at, name in enumerate(cells_of_line(USUAL_TABLE[0])) if (part := part_of(name))}
            row = RowShape(columns, len(columns), USUAL_TABLE[0], after=0)
            return ("", "## Tool Calls", "", *USUAL_TABLE, _row(new, number, row))
        case RowShape():
            return (_row(new, number, shape),)
        case SectionShape():
            return (*shape.between, *section(new, number, shape.pattern))
        case ItemShape():
            return (item(new, shape.pattern),)
        case _:
            assert_never(shape)


def _merged_into_columns(told: Mapping[LogPart, str], there: Sequence[LogPart]) -> dict[LogPart, str]:
    """Return what is told where every part has a column; what has none is said in another one."""
    said = dict(told)
    for part, others in (
        (LogPart.STATUS, (LogPart.RESULT, LogPart.PURPOSE, LogPart.TOOL)),
        (LogPart.FILES, (LogPart.RESULT, LogPart.PURPOSE, LogPart.TOOL)),
        (LogPart.RESULT, (LogPart.PURPOSE, LogPart.TOOL)),
        (LogPart.TOOL, (LogPart.PURPOSE,)),
        (LogPart.PURPOSE, (LogPart.TOOL, LogPart.RESULT)),
        (LogPart.ACTOR, (LogPart.PURPOSE, LogPart.TOOL)),
    ):
        other = next((log_part for log_part in others if log_part in there), None)
        if part not in there and other and said[part]:
            pair = (said[part], said[other]) if part in (LogPart.TOOL, LogPart.ACTOR) else (said[other], said[part])
            said[other] = (": " if {part, other} == {LogPart.TOOL, LogPart.PURPOSE} else " — ").join(filter(None, pair))
            said[part] = ""
    return said


def _row(new: NewEntry, number: str, shape: RowShape) -> str:
    old = cells_of_line(shape.pattern)
    files = next((old[at] for at, part in shape.columns.items() if part is LogPart.FILES and at < len(old)), "")
    told = _merged_into_columns(parts_as_markdown(new, number, coded="`" in files), list(shape.columns.values()))
    seen: set[LogPart] = set()
    cells: list[str] = []
    for at in range(shape.width):
        part = shape.columns.get(at)
        cells.append(cell(told[part]) if part and part not in seen else "")
        seen |= {part} if part else set()
    closed = shape.pattern.rstrip().endswith("|")
    indent = shape.pattern[: len(shape.pattern) - len(shape.pattern.lstrip(" \t>"))]
    row = " | ".join(one or ("—" if shape.columns.get(at) else "") for at, one in enumerate(cells))
    return f"{indent}| {row}{' |' if closed else ''}"
