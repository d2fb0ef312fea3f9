"""Milestones: their ids as people write them, and their status."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_PREFIX = r"(?:(?P<prefix{n}>(?!M\d)[A-Z]{{1,3}}\d{{1,3}})-)?"
_ID = _PREFIX + r"M(?P<numbers{n}>\d{{1,4}}(?:[._]\d{{1,3}}){{0,3}})(?:-?(?P<suffix{n}>[A-Z]))?"
_BEFORE, _AFTER = r"(?<![\w-])", r"(?![A-Za-z0-9]|[._-]\w)"
_ONE = re.compile(rf"{_BEFORE}{_ID.format(n='')}{_AFTER}")
_TO = r"\s*(?:-|–|—|\bto\b|\bthrough\b)\s*"
_RANGE = rf"{_BEFORE}{_ID.format(n='1')}{_TO}{_ID.format(n='2')}{_AFTER}"
_ANY = re.compile(rf"{_RANGE}|{_ONE.pattern}")
MAX_RANGE = 1000
"""A range of more milestones than this is not expanded: no program has that many."""


@dataclass(frozen=True, slots=True, order=True)
class MilestoneId:
    """A milestone's id in normal form: ``M03``, ``M3`` and ``M003`` are equal, so are ``M10_5`` and ``M10.5``."""

    prefix: str
    numbers: tuple[int, ...]
    suffix: str

    def __str__(self) -> str:
        """Return the id as most documents write it: two digits, ``M10.5``, ``M37B``, ``V15-M53``."""
        numbers = ".".join([f"{self.numbers[0]:02d}", *map(str, self.numbers[1:])])
        return (f"{self.prefix}-" if self.prefix else "") + f"M{numbers}{self.suffix}"

    @classmethod
    def parse(cls, text: str) -> MilestoneId | None:
        """Return the id that the text is, or ``None``; the letters may be lower case."""
        match = _ONE.fullmatch(text.strip().upper())
        return _id_from_match(match, "") if match else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A milestone, or a range of them (``last`` is set), in a text: where it begins and ends, in code points from 0."""

    first: MilestoneId
    last: MilestoneId | None
    start: int
    end: int

    def members(self) -> tuple[MilestoneId, ...]:
        """Return every milestone of it; a range of sub-numbers, backwards or too long has only its two ends."""
        if self.last is None:
            return (self.first,)
        low, high = self.first, self.last
        plain = len(low.numbers) == len(high.numbers) == 1 and low.prefix == high.prefix
        if not plain or not 0 <= high.numbers[0] - low.numbers[0] < MAX_RANGE:
            return (low, high)
        between = range(low.numbers[0] + 1, high.numbers[0])
        return (low, *(MilestoneId(low.prefix, (number,), "") for number in between), high)


def mentions(text: str) -> tuple[Mention, ...]:
    """Return the milestones and ranges named in a text, in order."""
    return tuple(_mention_from_match(match) for match in _ANY.finditer(text))


def milestones_in(text: str) -> tuple[MilestoneId, ...]:
    """Return the milestones named in a text, each once; a range names all that are in it."""
    return tuple(dict.fromkeys(member for mention in mentions(text) for member in mention.members()))


def leading_mention(text: str) -> Mention | None:
    """Return the milestone or range that a text begins with, or ``None``."""
    match = _ANY.match(text)
    return _mention_from_match(match) if match else None


def _mention_from_match(match: re.Match[str]) -> Mention:
    if match["numbers1"] is None:
        return Mention(_id_from_match(match, ""), None, match.start(), match.end())
    return Mention(_id_from_match(match, "1"), _id_from_match(match, "2"), match.start(), match.end())


def _id_from_match(match: re.Match[str], n: str) -> MilestoneId:
    numbers = tuple(int(part) for part in re.split(r"[._]", match[f"numbers{n}"]))
    return MilestoneId(match[f"prefix{n}"] or "", numbers, match[f"suffix{n}"] or "")


class Status(StrEnum):
    """How far a milestone is, as a document says."""

    CLOSED = "closed"
    IN_PROGRESS = "in progress"
    READY = "ready"
    PLANNED = "planned"
    DEFERRED = "deferred"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


_RELEASED = (
    r"^\W{0,9}(?:live|released|deployed|launched|landed|rolled out|signed[ -]off|verified)"
    r"(?=\s*(?:$|[.,;:(—–])|\s+(?:(?:in|to) prod|in v?\d|since|by\b|v?\d))"
    r"(?!.{0,80}\b(?:stag(?:e|ing)|test|beta|canary|preview|pilot|planned|soon|next)\b)"
)
"""Words that close only what they stand alone for: `live migration` is something else."""
_WORDS = (
    (Status.CLOSED, rf"closed|completed?|done|finished|merged|shipped|met|delivered|✅|☑|✔|✓|{_RELEASED}"),
    (Status.IN_PROGRESS, r"in[ -]progress|in review|active|ongoing|started|wip|executing|under way|underway|🚧|🔄|⏳"),
    (Status.READY, r"ready|next|🔵"),
    (Status.PLANNED, r"planned|proposed|draft|open|todo|to do|pending|future|not started|upcoming|tbd"),
    (Status.DEFERRED, r"deferred|postponed|parked|cancelled|canceled|dropped"),
    (Status.BLOCKED, r"blocked|on hold|❌|⛔"),
)
_STATUS = tuple((status, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for status, words in _WORDS)
_DOUBT = re.compile(
    r"\b(?:not|nearly|almost|partly|partially|mostly|half|incomplete|except|pending|awaiting|until|unless|to be|will be"
    r"|ready|in progress|re-?opened|reverted)\b|^\W*\w+\s*[:?=]\s*no\W*$"
    r"|\w\?\s*$|\w-ish\b"
)
_GIVEN_UP = re.compile(r"\b(?:won['’]?t[ -]?(?:fix|do)|wontfix|not planned|(?:as|a) duplicate)\b")
"""What was closed without being done."""
_DOUBT_BEFORE = re.compile(
    r"\b(?:never|no longer|once|when|if|should|could|would|must|might|cannot)\b|n['’]t\b"
    r"|(?<!\d)(?!100)\d{1,3} ?%\s*$|\b(\d{1,6}) ?(?:/|of) ?(?!\1\b)\d{1,6}\s*$"
)
_IN_PART = re.compile(
    r"(?:[ *]*(?:closed|completed?|done|finished)\b)?"
    r"(?:[ *~≈–—-]*\(?[ ~≈]*(?!100)\d{1,2}(?:[.,]\d+)? ?%(?: (?:completed?|done|finished))?[ ).]*(?:$|[,;—–|])"
    r"|[ *:]*[:(] ?(\d{1,4}) ?(?:/|of) ?(?!\1\b)\d{1,4}\b(?!/))"
)
"""What behind a closed word says how much of it is: `Complete (95%)`, `Done: 4 of 5`; `Closed 1/2/2026` has a day."""
_ALTERNATIVES = 3


def status_of(text: str) -> Status:
    """Return the status a phrase states: that of its first status word, unless a closed one is doubted beside it."""
    lowered = text.lower()
    if _is_choice(lowered):
        return Status.UNKNOWN
    spans = ((*match.span(), status) for status, words in _STATUS if (match := words.search(lowered)))
    start, end, first = min(spans, default=(0, 0, Status.UNKNOWN))
    # What was met with a percentage was measured.
    in_part = lowered[start:end] != "met" and _IN_PART.match(lowered, end)
    doubted = _DOUBT.search(lowered) or _DOUBT_BEFORE.search(lowered[:start]) or in_part
    if first is Status.CLOSED and _GIVEN_UP.search(lowered):
        return Status.DEFERRED
    if first is Status.CLOSED and doubted:
        return Status.PLANNED if re.search(r"\bnot (?:yet )?started\b", lowered) else Status.IN_PROGRESS
    return first


def _is_choice(lowered: str) -> bool:
    """Return whether a text lists what a status may be, as templates do: `Open / In Progress / Closed`."""
    named = re.split(r"[/|]", lowered)
    return len(named) >= _ALTERNATIVES and all(any(words.search(part) for _, words in _STATUS) for part in named[:3])
