"""Ids of invariants as people write them: `INV-002`, `INV-2`, `I01`, `P0-3`."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.model.milestone import leading_mention

_WRITTEN = r"[A-Z]{1,10}[0-9]{0,3}(?:[-_.][A-Z]{0,10}[0-9]{0,5}[a-z]?){0,3}"
_ALONE = re.compile(_WRITTEN)
_LEADING = re.compile(rf"(?:(?i:invariant)\s+)?(?P<id>{_WRITTEN})(?P<after>\s*:\s*|\s+[-–—]\s*|\s*$)")
_PART = re.compile(r"[A-Z]+|[0-9]+|[a-z]")
_PRIORITY = re.compile(r"P[0-9]")

Key = tuple[str | int, ...]
"""An id in normal form: `INV-2` and `INV-002` are equal."""


class LeadingId(NamedTuple):
    """An id as it is written, and what stands behind it."""

    id: str
    rest: str


def id_key(written: str) -> Key | None:
    """Return the normal form of what is an id, ``None`` for what is none: no digit, a milestone, a priority."""
    text = written.strip().strip("*_`")
    if not _ALONE.fullmatch(text) or not any(map(str.isdigit, text)) or _PRIORITY.fullmatch(text):
        return None
    named = leading_mention(text)
    if named and named.end == len(text):
        return None
    return tuple(int(part) if part.isdigit() else part for part in _PART.findall(text))


def leading_id(words: str) -> LeadingId | None:
    """Return the id that plain words begin with (`INV-002: C++ API`), or consist of."""
    found = _LEADING.match(words)
    return LeadingId(found["id"], words[found.end() :]) if found and id_key(found["id"]) else None


def name_key(words: str) -> Key:
    """Return the normal form of a name, for invariants without an id."""
    return ("", " ".join(re.findall(r"[^\W_]+", words.casefold())))
