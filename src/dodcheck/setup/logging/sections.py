"""A new entry as a section of fields, like the newest one: its heading, its labels, the two spaces at its line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.inline import plain
from dodcheck.documents.logs.headings import NUMBERED
from dodcheck.documents.logs.parts import LogPart
from dodcheck.documents.logs.times import find_when
from dodcheck.setup.logging.entry import NewEntry
from dodcheck.setup.logging.escaping import code, inline
from dodcheck.setup.logging.shape import LABEL, field_part

_HEADING = re.compile(r"(?P<marks>[ \t>]{0,8}#{1,6}[ \t]+)(?P<words>.*)")
_COUNT = re.compile(r"(?P<lead>#?)(?P<number>[0-9]{1,6})(?P<sign>[.):][ \t]+)")
_SIGN = re.compile(r"[ \t]*[:—–-]?[ \t]*")
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


def parts_as_markdown(new: NewEntry, number: str, *, coded: bool) -> dict[LogPart, str]:
    """Return what is told, as Markdown, by what it tells; empty where nothing is."""
    files = ", ".join(code(file) if coded else inline(file) for file in new.files)
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


def section(new: NewEntry, number: str, pattern: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the newest entry with other values; what it tells beside the known fields is left out."""
    coded = any("`" in line for line in pattern if field_part(line) is LogPart.FILES)
    told = parts_as_markdown(new, number, coded=coded)
    head = _HEADING.fullmatch(pattern[0])
    if head:
        yield head["marks"] + _heading(head["words"], new, number)
        if find_when(plain(head["words"])):
            told[LogPart.WHEN] = ""
    fields = [
        (line, part) for line, part in _field_lines(pattern[1:] if head else pattern) if part is None or told[part]
    ]
    there = {part for _, part in fields}
    model = next((line for line, part in fields if part), "**Tool:** x")
    more = [
        _with_value(_with_label(model, _ADDED[part]), told[part]) for part in _ADDED if told[part] and part not in there
    ]
    for line, part in fields:
        if part is LogPart.STATUS:
            yield from more
            more = []
        yield _with_value(line, told[part]) if part else line
    yield from more


def _field_lines(lines: Sequence[str]) -> Iterator[tuple[str, LogPart | None]]:
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


def _with_label(line: str, name: str) -> str:
    found = LABEL.match(line)
    if found is None:
        return line
    old = found["name"]
    bold, inner = old.startswith("**"), old.rstrip("*:").endswith(":") or ":**" in old
    named = (f"**{name}:**" if inner else f"**{name}**:") if bold else f"{name}:"
    return f"{found['lead']}{named} x{'  ' if line.endswith('  ') else ''}"


def _heading(words: str, new: NewEntry, number: str) -> str:
    """Return the words of a heading like the newest entry's: its number, its timestamp, and what was done as title."""
    title, when = inline(new.purpose or new.tool), inline(new.when)
    numbered = NUMBERED.match(words.lstrip())
    if numbered is None or not number:
        return _dated_heading(words, when, title)
    before = words[: words.index(numbered["number"])] + number
    rest = plain(numbered["rest"])
    timed = find_when(rest)
    sign = _SIGN.match(numbered["rest"])
    separator = sign[0] if sign else " "
    has_title = any(map(str.isalnum, timed.rest if timed else rest))
    named = f"{before}{separator}{title}" if has_title else before
    if timed is None:
        return named
    return f"{named} — {when}" if has_title else f"{named}{separator}{when}"


def _dated_heading(words: str, when: str, title: str) -> str:
    """Return the words of a heading that begins with a timestamp, maybe behind a count, with a title as it has one."""
    count = _COUNT.match(words)
    before = f"{count['lead']}{int(count['number']) + 1:0{len(count['number'])}d}{count['sign']}" if count else ""
    rest = words[count.end() :] if count else words
    timed = find_when(plain(rest))
    if timed is None or not any(map(str.isalnum, timed.rest)):
        return f"{before}{when}"
    separator = next((sign for sign in (" — ", " – ", ": ") if sign in rest), " - ")
    return f"{before}{when}{separator}{title}"
