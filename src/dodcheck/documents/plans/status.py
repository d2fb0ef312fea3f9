"""The status a plan gives itself, and whether it locks the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.plans.header import Told
from dodcheck.documents.plans.plan import StatusField
from dodcheck.documents.status_words import LOCK
from dodcheck.model.location import Location
from dodcheck.model.milestone import Status, status_of

_NAMES = ("status", "milestone status", "plan status", "current status", "overall status", "state", "milestone state")
_BESIDE_SIGN = re.compile(r"\b(?:closed|locked|frozen|completed?)\b")
_LOCKED = re.compile(r"\b(?:locked|frozen)\b")
_NOT_LOCKED = re.compile(
    r"\b(?:not|never|un|no longer|isn't|until|once|when|after|before|to be|will be|pending|awaiting|if|yet|unlocked)\b"
    r"|\b(?:locked|frozen) (?:out|behind|on)\b"
)


def status_field(told: Sequence[Told], path: str) -> StatusField | None:
    """Return the first status of a plan; a later one is history."""
    first = next((one for one in told if one.name in _NAMES), None)
    if first is None:
        return None
    said = "".join(span.text for span in spans(first.value) if span.kind is not SpanKind.STRUCK)
    return StatusField(first.value, status_of(said), _locks(said.lower()), Location(path, first.line))


def _locks(said: str) -> bool:
    """Return whether words lock a plan: `Locked` and `Frozen` do, a lock beside a word for the end does too."""
    if _NOT_LOCKED.search(said):
        return False
    signed = LOCK in said and status_of(said) in {Status.CLOSED, Status.UNKNOWN} and _BESIDE_SIGN.search(said)
    return bool(signed or _LOCKED.search(said))
