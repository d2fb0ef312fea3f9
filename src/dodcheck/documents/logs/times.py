"""Timestamps of log entries, odd ones too: `2026-01-09T18:00`, `2025-01-XX`, `2026-01-08T[impl]`, `Jan 8, 2026`."""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = r"(?:\d{1,2}|[x?]{2})"
_DATE = (
    rf"(?:\d{{4}}[-/.]{_DAY}[-/.]{_DAY}|{_DAY}[./]{_DAY}[./]\d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}\.? {_MONTH} \d{{4}})"
)
_CLOCK = r"~?(?:\d{1,2}|[x?]{2}):(?:\d{2}|[x?]{2})(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]m)?"
_ZONE = r"(?: ?(?:z|utc|gmt|[ce][es]?t|[+-]\d{2}:?\d{2})(?![a-z]))?"
_NOTE = r"(?: ?\([^()]{1,60}\))?"
_LEADING = re.compile(
    rf"(?P<when>{_DATE}(?:(?:t|,? |t ){_CLOCK}{_ZONE}|t?\[[^\[\]]{{1,40}}\])?{_NOTE})(?![\w/])", re.IGNORECASE
)
_ANYWHERE = re.compile(rf"(?<![\w/-]){_LEADING.pattern}", re.IGNORECASE)
_BEHIND = " \t:—–-|,.;]"
_PATTERN_OF_TIME = re.compile(r"(?:yyyy|20yy|20xx)|(?<![a-z])hh:mm|(?<![a-z])iso[- ]?8601")
_PLACEHOLDER = re.compile(
    r"<[^<>]{0,200}>|\[[^\[\]]{0,200}\]|\{[^{}]{0,200}\}|tbd|todo|n/?a|none|\(?(?:example|e\.g\.).*"
)


class Timed(NamedTuple):
    """A timestamp as written, and the words around it without what parts them from it."""

    when: str
    rest: str


def leading_when(words: str) -> Timed | None:
    """Return the timestamp that plain words begin with, maybe in brackets; ``None`` where they begin otherwise."""
    inside = words.lstrip("[( \t")
    found = _LEADING.match(inside)
    return Timed(found["when"], inside[found.end() :].lstrip(_BEHIND + ")")) if found else None


def find_when(words: str) -> Timed | None:
    """Return the first timestamp in plain words, and what is left without it."""
    found = _ANYWHERE.search(words)
    if found is None:
        return None
    before, behind = words[: found.start()].rstrip(_BEHIND + "(["), words[found.end() :].lstrip(_BEHIND + ")")
    return Timed(found["when"], f"{before} {behind}".strip())


def is_pattern_of_time(words: str) -> bool:
    """Return whether words say how a timestamp is written, as templates do: `YYYY-MM-DD HH:MM`."""
    return bool(_PATTERN_OF_TIME.search(words.lower()))


def is_placeholder(words: str) -> bool:
    """Return whether plain words tell nothing: blank, signs alone, `<tool name>`, `[purpose]`, `TBD`."""
    return not any(map(str.isalnum, words)) or bool(_PLACEHOLDER.fullmatch(words.strip().lower()))
