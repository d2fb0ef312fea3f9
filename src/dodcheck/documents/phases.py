"""Phase headings: `## Phase 1: CI Health`, `### 🚀 Phase III — Tests`, `Stage B`, `Sprint 4`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PHASE = re.compile(
    r"(?P<word>phase|stage|step|sprint)[\s-]{1,3}"
    r"(?P<number>\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?|[ivx]{1,6}|[a-z])(?!\w)(?P<rest>.*)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:summary|recap|overview|evidence|notes?|results?|retrospective)\b", re.IGNORECASE)
_LISTING = re.compile(r"\b(?:appendix|annex|checklist|tracker)\b", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class PhaseHeading:
    """What a phase heading says. ``aside`` is true for a part of a phase told apart (`Phase 1 Summary`)."""

    word: str
    number: str
    title: str
    aside: bool


def phase_heading(title: str) -> PhaseHeading | None:
    """Return the phase that the plain words of a heading declare, ``None`` for any other heading."""
    found = _PHASE.match(title)
    if found is None:
        return None
    rest = found["rest"].lstrip(" :–—-.")
    return PhaseHeading(found["word"].lower(), phase_number(found["number"]), rest, bool(_ASIDE.match(rest)))


def phase_number(written: str) -> str:
    """Return a phase's number in normal form: `III` is `3`, `01` is `1`, `B` is `b`."""
    lowered = written.lower()
    if set(lowered) <= set(_ROMAN):
        return str(_arabic(lowered))
    return re.sub(r"^0+(?=\d)", "", lowered)


def lists_milestones(title: str) -> bool:
    """Return whether a heading announces a list to track completion by, in which phases come a second time."""
    return bool(_LISTING.search(title))


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
