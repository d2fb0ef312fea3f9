"""Phase headings: `## Phase 1: CI Health`, `### 🚀 Phase III — Tests`, `Stage B`, `Sprint 4`."""

from __future__ import annotations

import re
from typing import NamedTuple

_PHASE = re.compile(
    r"(?P<word>phase|stage|step|sprint)[\s-]{1,3}"
    r"(?P<number>\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?|[ivx]{1,6}|[a-z])(?!\w)\ufe0f?\u20e3?(?P<rest>.*)",
    re.IGNORECASE,
)
_MORE_PHASES = re.compile(r"(?:[-–—/]|\s*[,&]\s*|\s+(?:and|to|through)\s+)(?:phase\s+)?\d{1,2}(?!\d)", re.IGNORECASE)
_PART = re.compile(
    r"\s+(?:summary|recap|overview|evidence|notes?|results?|retrospective|exit|done|definition|acceptance|success"
    r"|completion|criteria|checklist|status|gates?|deliverables|verification)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:summary|recap|overview|evidence|notes?|results?|retrospective)", re.IGNORECASE)
_LISTING = re.compile(r"\b(?:appendix|annex|checklist|tracker)\b", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10}


class PhaseHeading(NamedTuple):
    """What a phase heading says. ``aside`` is true for a part of a phase told apart (`Phase 1 Summary`)."""

    word: str
    number: str
    title: str
    aside: bool


def phase_heading(title: str) -> PhaseHeading | None:
    """Return the phase that the plain words of a heading declare; ``None`` for any other, and for several phases."""
    found = _PHASE.match(title)
    if found is None or _MORE_PHASES.match(found["rest"]):
        return None
    rest = found["rest"].lstrip(" :–—-.")
    aside = bool(_PART.match(found["rest"]) or _ASIDE.fullmatch(rest))
    return PhaseHeading(found["word"].lower(), phase_number(found["number"]), rest, aside)


def is_phase(words: str) -> bool:
    """Return whether the plain words of a label name a phase by that word, and no part of one."""
    found = phase_heading(words)
    return found is not None and found.word == "phase" and not found.aside


def phase_number(written: str) -> str:
    """Return a phase's number in normal form: `III` is `3`, `01` is `1`, `B` is `b`."""
    lowered = written.lower()
    if set(lowered) <= set(_ROMAN):
        return str(_arabic(lowered))
    return re.sub(r"^0+(?=\d)", "", lowered)


def is_phase_within(inner: str, outer: str) -> bool:
    """Return whether a phase of the number ``inner`` is the phase ``outer`` itself or a part: 1, 1.2 and 1a of 1."""
    return inner == outer or bool(re.match(re.escape(outer) + r"(?:\.|[a-z])", inner))


def lists_milestones(title: str) -> bool:
    """Return whether a heading announces a list to track completion by, in which phases come a second time."""
    return bool(_LISTING.search(title))


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
