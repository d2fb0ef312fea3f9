"""What a plan says it waits for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dodcheck.documents.fields import Field
from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.plans.plan import Blockers
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId, Status, milestones_in, status_of

_WAITS = (
    r"block(?:ed by|ers?|ed on|ing milestones?)",
    r"depend(?:s on|enc(?:y|ies)|ent on)",
    r"(?:entry )?(?:pre-?requisites?|preconditions?)(?: milestones?)?",
    r"requires|required milestones|predecessors?|follows|after|waits (?:for|on)",
)
_ALSO = r"(?: (?:and|&|/) (?:blockers?|dependenc(?:y|ies)|prerequisites?))?"
_NAME = re.compile(rf"(?:(?:known|current|open|hard|milestone|upstream)\s)?(?:{'|'.join(_WAITS)}){_ALSO}")
_NONE = re.compile(
    r"(?:none|no|n/?a|nothing|nil|-|—|–|not blocked|no blockers?|clear|unblocked|0)(?!\w)", re.IGNORECASE
)
_LONGEST = 2000
"""No more of such fields than this is read, in code points: a range of milestones in it may name a thousand."""
_PART = re.compile(r"[;,()]|\band\b|\bplus\b| [—–-] ")


def read_blockers(told: Sequence[Field], path: str, milestone: MilestoneId) -> Blockers | None:
    """Return what a plan says it waits for in its first such field or section; its own milestone is none of it."""
    named = [field for field in told if _NAME.fullmatch(field.name) and field.value]
    if not named:
        return None
    first = named[0]
    values = [field.value for field in named if field.name == first.name]
    waits, closed = list[MilestoneId](), list[MilestoneId]()
    said = list(_within(map(_words, values), _LONGEST))
    denied = [bool(_NONE.match(words.strip())) for words in said]
    for words, nothing in zip(said, denied, strict=True):
        waits += () if nothing else milestones_in(words)
        closed += _closed(words)
    place = Location(path, first.line)
    return Blockers("; ".join(values), _others(waits, milestone), _others(closed, milestone), all(denied), place)


def _within(said: Iterable[str], longest: int) -> Iterator[str]:
    """Yield texts up to a length of all of them together."""
    for words in said:
        yield words[:longest]
        longest = max(0, longest - len(words) - 1)
        if not longest:
            return


def _others(found: Sequence[MilestoneId], milestone: MilestoneId) -> tuple[MilestoneId, ...]:
    return tuple(one for one in dict.fromkeys(found) if one != milestone)


def _words(value: str) -> str:
    """Return what a value says; a milestone in the name of a file or branch is not what is waited for."""
    return "".join(
        span.text if span.kind is not SpanKind.CODE or MilestoneId.parse(span.text) else "…"
        for span in spans(value)
        if span.kind is not SpanKind.STRUCK
    )


def _closed(words: str) -> tuple[MilestoneId, ...]:
    """Return the milestones that the words beside them call complete: `M02 complete`, `M00 and M01 (done)`."""
    found, waiting = list[MilestoneId](), list[MilestoneId]()
    for part in _PART.split(words):
        waiting.extend(milestones_in(part))
        match status_of(part):
            case Status.CLOSED:
                found.extend(waiting)
                waiting = []
            case Status.UNKNOWN:
                pass
            case _:
                waiting = []
    return tuple(dict.fromkeys(found))
