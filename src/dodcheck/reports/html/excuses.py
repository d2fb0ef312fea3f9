"""Recorded exceptions: who answers for what, why, and for how long."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.html.text import sentence


class Excuse(NamedTuple):
    """A waiver or an attestation. ``left`` are the days after the day of the report on which it still counts."""

    kind: str
    who: str
    why: str
    expires: str
    left: int
    needed: bool


def excuse(judgement: Judgement, as_of: date) -> Excuse | None:
    """Return the exception that covers a criterion, needed or not; a waiver before an attestation."""
    waiver, given = judgement.waiver, judgement.attestation
    if waiver:
        needed = judgement.verdict is Verdict.WAIVED
        days = (waiver.expires - as_of).days
        who, why = sentence(waiver.owner), sentence(waiver.reason)
        return Excuse("waiver", who, why, waiver.expires.isoformat(), days, needed)
    if given:
        why = f"given on {given.given.isoformat()} at commit {sentence(given.commit)[:12]}"
        days = (given.expires - as_of).days
        return Excuse("attestation", sentence(given.by), why, given.expires.isoformat(), days, needed=True)
    return None


def days_left(excuse: Excuse) -> str:
    """Return the days that are left in words."""
    if excuse.left == 0:
        return "today is its last day"
    return f"{excuse.left:,} {'day' if excuse.left == 1 else 'days'} left"
