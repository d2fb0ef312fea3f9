"""What a plan says it waits for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.documents.inline import plain
from dodcheck.documents.plans.header import Told
from dodcheck.documents.plans.plan import Blockers
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId, Status, mentions, status_of

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
_PART = re.compile(r"[;,()]|\band\b|\bplus\b| [—–-] ")


def blockers(told: Sequence[Told], path: str, milestone: MilestoneId) -> Blockers | None:
    """Return the first field that says what a plan waits for; the plan's own milestone is none of it."""
    first = next((one for one in told if _NAME.fullmatch(one.name) and one.value), None)
    if first is None:
        return None
    words = plain(first.value)
    waits = tuple(one for one in _named(words) if one != milestone)
    closed = tuple(one for one in _closed(words) if one != milestone)
    if _NONE.match(words.strip()):
        waits = ()
    return Blockers(first.value, waits, closed, Location(path, first.line))


def _named(words: str) -> tuple[MilestoneId, ...]:
    return tuple(dict.fromkeys(one for mention in mentions(words) for one in mention.members()))


def _closed(words: str) -> tuple[MilestoneId, ...]:
    """Return the milestones that the words beside them call complete: `M02 complete`, `M00 and M01 (done)`."""
    found, waiting = list[MilestoneId](), list[MilestoneId]()
    for part in _PART.split(words):
        waiting.extend(_named(part))
        match status_of(part):
            case Status.CLOSED:
                found.extend(waiting)
                waiting = []
            case Status.UNKNOWN:
                pass
            case _:
                waiting = []
    return tuple(dict.fromkeys(found))
