"""What a column or a field of a log tells: `Timestamp (UTC)` when, `Files/Target` which files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from dodcheck.documents.inline import plain


class LogPart(StrEnum):
    """What one column or field of an entry tells."""

    NUMBER = "number"
    STEP = "step"
    WHEN = "when"
    ACTOR = "actor"
    TOOL = "tool"
    PURPOSE = "purpose"
    FILES = "files"
    RESULT = "result"
    STATUS = "status"


_NUMBERS = r"#|(?:entry|call|step|tool call|log) ?(?:#|no|nr|id|number)|no|nr|num|number|id|seq|index|entry|call"
_TIMES = (
    r"(?:(?:utc|local|start) )?(?:timestamp|time ?stamp|date ?time|time|date|when|day|ts)"
    r"(?: (?:utc|local|[a-z]{1,4}t))?|session|started(?: at)?|logged(?: at)?"
)
_TOOLS = r"tools?(?: ?calls?| used| name| invoked| invocations?)?|commands?(?: run| executed)?|invocation"
_PURPOSES = (
    r"purpose|actions?(?: taken)?|description|events?|tasks?|activity|what(?: was done)?|intent|intention|reason|why"
    r"|summary|operation|work|title|changes?(?: made)?|goal|objective"
)
_FILES = (
    r"(?:(?:affected|changed|modified|touched|target|key|related|relevant) )?"
    r"(?:files?|targets?|paths?|scope|artifacts?|artefacts?|resources?|locations?)"
    r"(?: (?:changed|touched|affected|modified|involved|created))?"
)
_RESULTS = (
    r"(?:key )?(?:results?|outcomes?|outputs?|notes?|comments?|remarks?|details?|observations?|responses?|evidence"
    r"|findings?|references?|links?)"
)
_NAMES = (
    (LogPart.NUMBER, _NUMBERS),
    (LogPart.STEP, r"steps?|phase|stage"),
    (LogPart.WHEN, _TIMES),
    (LogPart.ACTOR, r"actor|agent|who|by|author|user|operator|performed by|executed by|model|role"),
    (LogPart.TOOL, _TOOLS),
    (LogPart.PURPOSE, _PURPOSES),
    (LogPart.FILES, _FILES),
    (LogPart.RESULT, _RESULTS),
    (LogPart.STATUS, r"status(?:es)?|state|done|completed?|success|ok|pass(?:ed)?|✅|✔|☑"),
)
_PATTERNS = tuple((part, re.compile(names)) for part, names in _NAMES)
_NOTE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_NEXT_NAME = re.compile(r"\s*[/&+|,]\s*|\s+(?:and|or)\s+")
_LONGEST = 60
_OF_SOMETHING_ELSE = re.compile(
    r"versions?|revision|sha|metrics?|criteri(?:on|a)|values?|counts?|baseline|severity|risks?|priority|due(?: date)?"
    r"|expected(?: \w+)?|jobs?|checks?|durations?|main purposes|owner|probability|likelihood"
)
"""Columns of tables that list something else than calls, even beside a date or a tool."""


def part_of(name: str) -> LogPart | None:
    """Return what a column or field of this name (Markdown) tells, ``None`` where that is not known.

    Of a double name, the first decides: `Tool / action` is the tool.
    """
    words = _cleaned(name)
    if not words or len(words) > _LONGEST:
        return None
    for said in (words, *_NEXT_NAME.split(words, maxsplit=1)[:1]):
        for part, pattern in _PATTERNS:
            if pattern.fullmatch(said):
                return part
    return None


def columns_of(header: Sequence[str]) -> Mapping[int, LogPart] | None:
    """Return what the columns of a table of calls tell, by their number from 0; ``None`` where it lists no calls."""
    columns = {at: part for at, name in enumerate(header) if (part := part_of(name))}
    parts = set(columns.values())
    foreign = any(_OF_SOMETHING_ELSE.fullmatch(_cleaned(name)) for name in header)
    if LogPart.WHEN in parts:
        calls = LogPart.TOOL in parts or (not foreign and LogPart.PURPOSE in parts)
    else:
        counted = parts & {LogPart.NUMBER, LogPart.FILES, LogPart.STATUS}
        steps = LogPart.STEP in parts and LogPart.TOOL in parts
        calls = not foreign and (steps or (LogPart.TOOL in parts and LogPart.PURPOSE in parts and bool(counted)))
    if not calls:
        return None
    step = LogPart.NUMBER if LogPart.PURPOSE in parts else LogPart.PURPOSE
    return {at: step if part is LogPart.STEP else part for at, part in columns.items()}


def _cleaned(name: str) -> str:
    return " ".join(_NOTE.sub(" ", plain(name)).lower().strip(" \t:.?*").split())
