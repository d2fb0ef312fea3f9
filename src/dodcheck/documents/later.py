"""What is put off: until a day, until the program is over (`Post-Program`), or by the word: `(Deferred)`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_WHOLE = r"(?:program(?:me)?|project|refactoring)"
_LATER = re.compile(
    rf"\bpost[- ]{_WHOLE}\b"
    rf"|\bafter (?:the )?{_WHOLE} (?:is (?:complete|done|over|closed)|ends|completion)\b"
    r"|\b\d{1,3}\+? (?:days?|weeks?|months?|quarters?|years?) (?:after|post|past|following|later)"
    rf"(?:[- ](?:the )?(?:{_WHOLE} )?(?:completion|end|{_WHOLE})\b|\W*$)"
    r"|\blong[- ]term (?:success|outcomes?|goals?|measures?|measurements?)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|nothing|without)\b|n['’]t\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:not before|deferred (?:until|to)|earliest|no earlier than) (?P<day>\d{4}-\d{2}-\d{2})\b", re.IGNORECASE
)
_BRACKETED = re.compile(r"\(\s*deferred\b(?! from\b)", re.IGNORECASE)
_STATUS = re.compile(
    r"[^\w\n]{0,9}(?:deferred|postponed)(?:\s*(?:$|[(),;:.!—–])|\s+(?:-\s|(?:to|until|by|per|in|for|as)\b))",
    re.IGNORECASE,
)
_LONGEST = 200


class Postponement(NamedTuple):
    """That something is put off: until a day, or, with ``None``, for as long as the document says so."""

    until: date | None


@lru_cache(maxsize=1024)
def postponed_by(words: str) -> Postponement | None:
    """Return until when plain words put off what stands below or behind them, ``None`` where they don't.

    Nothing is put off until a day that no calendar has, which would never come.
    """
    said = words[:_LONGEST]
    if found := _DAY.search(said):
        until = _day(found["day"])
        return Postponement(until) if until else None
    told = _LATER.search(said)
    return Postponement(None) if told and not _NOT.search(said[: told.start()]) else None


def is_bracketed(words: str) -> bool:
    """Return whether plain words say `(Deferred)`; what was deferred from elsewhere is due here."""
    return _BRACKETED.search(words) is not None


def put_off_by_heading(words: str) -> Postponement | None:
    """Return until when the plain words of a heading or label put off what stands below, ``None`` where they don't."""
    return postponed_by(words) or (deferred_by(words) if is_bracketed(words) else None)


def put_off_by_status(words: str) -> Postponement | None:
    """Return until when a status of these plain words puts off what it is about, ``None`` where it doesn't."""
    return deferred_by(words) if _STATUS.match(words) else None


def deferred_by(words: str) -> Postponement | None:
    """Return until when a statement that calls itself deferred is put off; a day that no calendar has is none."""
    found = _DAY.search(words)
    until = _day(found["day"]) if found else None
    return Postponement(until) if until or not found else None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
