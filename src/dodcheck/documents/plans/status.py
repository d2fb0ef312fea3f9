"""The status a plan gives itself, and whether it locks the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.documents.fields import Field
from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.plans.plan import StatusField
from dodcheck.documents.status_words import LOCK
from dodcheck.model.location import Location
from dodcheck.model.milestone import Status, status_of

_NAMES = ("status", "milestone status", "plan status", "current status", "overall status", "state", "milestone state")
_BESIDE_SIGN = re.compile(r"\b(?:closed|locked|frozen|completed?)\b")
_LOCKED = re.compile(
    r"\W*(?:(?:closed|completed?|done|final|finali[sz]ed|approved|accepted|merged|plan|scope|is|are|now|and|fully)\W+){0,5}"
    r"(?:locked|frozen)\b(?! (?:out|behind|on))"
)
_CLAUSE = re.compile(r"[—–;.(),:]|\s-\s")
_NOT_LOCKED = re.compile(
    r"\b(?:not|never|no longer|isn't|until|once|when|after|before|to be|will be|pending|awaiting|if|yet|unlocked)\b"
)


def status_field(told: Sequence[Field], path: str) -> StatusField | None:
    """Return the first status of a plan; a later one is history."""
    first = next((field for field in told if field.name in _NAMES), None)
    if first is None:
        return None
    said = _status_words(first.value)
    return StatusField(first.value, status_of(said), _locks(said.lower()), Location(path, first.line))


def _status_words(value: str) -> str:
    """Return the words of a status, without what is struck; names in code only where it begins with code."""
    kept = [span for span in spans(value) if span.kind is not SpanKind.STRUCK]
    coded = bool(kept) and kept[0].kind is SpanKind.CODE
    return "".join(span.text for span in kept if coded or span.kind is not SpanKind.CODE)


def _locks(said: str) -> bool:
    """Return whether words lock a plan: `Locked` and `Frozen` do, a lock beside a word for the end does too."""
    if _NOT_LOCKED.search(said):
        return False
    signed = LOCK in said and status_of(said) in {Status.CLOSED, Status.UNKNOWN} and _BESIDE_SIGN.search(said)
    return bool(signed or any(_LOCKED.match(clause) for clause in _CLAUSE.split(said)))
