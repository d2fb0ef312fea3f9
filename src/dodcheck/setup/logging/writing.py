"""A new entry as the lines of its log: a row, a section of fields, or an item, like the newest one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from dodcheck.documents.inline import plain
from dodcheck.documents.logs.headings import NUMBERED
from dodcheck.documents.logs.parts import LogPart, part_of
from dodcheck.documents.logs.rows import cut
from dodcheck.setup.logging.escaping import cell, code, inline
from dodcheck.setup.logging.shape import LABEL, ItemShape, RowShape, SectionShape, Shape, field_part
from dodcheck.setup.logging.told import NewEntry

USUAL_TABLE = (
    "| Timestamp | Tool | Purpose | Files/Target | Status |",
    "|-----------|------|---------|--------------|--------|",
)
"""The table most logs have."""

_HEADING = re.compile(r"(?P<marks>[ \t>]{0,8}#{1,6}[ \t]+)(?P<words>.*)")
_ITEM = re.compile(r"(?P<lead>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)")
_ADDED = {
    LogPart.WHEN: "Timestamp",
    LogPart.ACTOR: "Actor",
    LogPart.TOOL: "Tool",
    LogPart.PURPOSE: "Purpose",
    LogPart.FILES: "Files",
    LogPart.RESULT: "Result",
    LogPart.STATUS: "Status",
}
"""Names of fields that the newest entry has not."""


def lines_of(new: NewEntry, number: str, shape: Shape | None) -> tuple[str, ...]:
    """Return the lines of a new entry; of a log without any shape, the usual table with its first row."""
    match shape:
        case None:
            columns = {at: part for at, name in enumerate(cut(USUAL_TABLE[0])) if (part := part_of(name))}
            row = RowShape(columns, len(columns), USUAL_TABLE[0], has_rows=False, after=0)
            return ("", "## Tool Calls", "", *USUAL_TABLE, _row(new, number, row))
        case RowShape():
            return (_row(new, number, shape),)
        case SectionShape():
            return (*shape.between, *_section(new, number, shape.pattern))
        case ItemShape():
            return (_item(new, shape.pattern),)
        case _:
            assert_never(shape)


def _told(new: NewEntry, number: str, *, coded: bool) -> dict[LogPart, str]:
    """Return what is told, as Markdown, by what it tells; empty where nothing is."""
    files = ", ".join(code(one) if coded else inline(one) for one in new.files)
    return {
        LogPart.NUMBER: number,
        LogPart.WHEN: inline(new.when),
        LogPart.ACTOR: inline(new.actor),
        LogPart.TOOL: inline(new.tool),
        LogPart.PURPOSE: inline(new.purpose),
        LogPart.FILES: files,
        LogPart.RESULT: inline(new.result),
        LogPart.STATUS: inline(new.status),
    }


def _folded(told: Mapping[LogPart, str], there: Sequence[LogPart]) -> dict[LogPart, str]:
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
        other = next((one for one in others if one in there), None)
        if part not in there and other and said[part]:
            pair = (said[part], said[other]) if part in (LogPart.TOOL, LogPart.ACTOR) else (said[other], said[part])
            said[other] = (": " if {part, other} == {LogPart.TOOL, LogPart.PURPOSE} else " — ").join(filter(None, pair))
            said[part] = ""
    return said


def _row(new: NewEntry, number: str, shape: RowShape) -> str:
    old = cut(shape.pattern)
    files = next((old[at] for at, part in shape.columns.items() if part is LogPart.FILES and at < len(old)), "")
    told = _folded(_told(new, number, coded="`" in files), list(shape.columns.values()))
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


def _section(new: NewEntry, number: str, pattern: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the newest entry with other values; what it tells beside the known fields is left out."""
    coded = any("`" in line for line in pattern if field_part(line) is LogPart.FILES)
    told = _told(new, number, coded=coded)
    head = _HEADING.fullmatch(pattern[0])
    if head:
        yield head["marks"] + _heading(head["words"], new, number)
        if _dated(head["words"]):
            told[LogPart.WHEN] = ""
    fields = [(line, part) for line, part in _fields(pattern[1:] if head else pattern) if part is None or told[part]]
    there = {part for _, part in fields}
    model = next((line for line, part in fields if part), "**Tool:** x")
    more = [
        _with_value(_renamed(model, _ADDED[part]), told[part]) for part in _ADDED if told[part] and part not in there
    ]
    for line, part in fields:
        if part is LogPart.STATUS:
            yield from more
            more = []
        yield _with_value(line, told[part]) if part else line
    yield from more


def _fields(lines: Sequence[str]) -> Iterator[tuple[str, LogPart | None]]:
    """Yield the first line of each known part, and blank lines between them as parts of nothing."""
    seen: set[LogPart] = set()
    blank: list[str] = []
    for line in lines:
        part = field_part(line)
        if part and part not in seen:
            yield from ((one, None) for one in blank)
            yield line, part
            seen.add(part)
            blank = []
        elif not line.strip() and not blank:
            blank.append(line)


def _with_value(line: str, value: str) -> str:
    """Return the line of a field with another value, its label and the two spaces at its end as they are."""
    found = LABEL.match(line)
    if found is None:
        return line
    name = found["lead"] + found["name"]
    colon = "" if found["name"].rstrip("*").endswith(":") or found["name"].endswith(":") else ":"
    return f"{name}{colon} {value}{'  ' if line.endswith('  ') else ''}"


def _renamed(line: str, name: str) -> str:
    found = LABEL.match(line)
    if found is None:
        return line
    old = found["name"]
    bold, inner = old.startswith("**"), old.rstrip("*:").endswith(":") or ":**" in old
    named = (f"**{name}:**" if inner else f"**{name}**:") if bold else f"{name}:"
    return f"{found['lead']}{named} x{'  ' if line.endswith('  ') else ''}"


def _dated(words: str) -> bool:
    from dodcheck.documents.logs.times import find_when  # noqa: PLC0415 - lazy: few logs have headings

    return find_when(plain(words)) is not None


def _heading(words: str, new: NewEntry, number: str) -> str:
    """Return the words of a heading like the newest entry's: its number, its timestamp, and what was done as title."""
    from dodcheck.documents.logs.times import find_when  # noqa: PLC0415 - lazy: the same

    numbered = NUMBERED.match(words.lstrip())
    timed = find_when(plain(words))
    before = words[: words.index(numbered["number"])] + number if numbered and number else ""
    rest = numbered["rest"] if numbered else words
    title = inline(new.purpose or new.tool)
    has_title = any(map(str.isalnum, timed.rest if timed and not numbered else _without(rest, timed)))
    if before:
        dash = re.match(r"[ \t]*[:—–-]?[ \t]*", rest)
        parts = [f"{dash[0] if dash else ': '}{title}" if has_title else "", ""]
        if timed:
            parts[1] = f" — {new.when}" if has_title else f"{dash[0] if dash else ' '}{new.when}"
        return before + "".join(parts)
    separator = next((sign for sign in (" — ", " – ", ": ") if sign in words), " - ")
    return f"{new.when}{separator}{title}" if has_title else new.when


def _without(rest: str, timed: object) -> str:
    from dodcheck.documents.logs.times import find_when  # noqa: PLC0415 - lazy: the same

    found = find_when(plain(rest)) if timed else None
    return found.rest if found else plain(rest)


def _item(new: NewEntry, pattern: str) -> str:
    found = _ITEM.match(pattern)
    lead = found["lead"] if found else "- "
    what = ": ".join(inline(one) for one in (new.tool, new.purpose) if one)
    files = ", ".join(code(one) for one in new.files)
    said = (inline(new.when), what, files, inline(new.result), inline(new.status))
    return lead + " — ".join(one for one in said if one)
