"""Recorded exceptions: who answers for what, why, and for how long."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dodcheck.judge.reasons import days
from dodcheck.model.exception import Attestation
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports.html.text import sentence


class ExceptionView(NamedTuple):
    """A waiver or an attestation: from when on, empty where that can't be told, and how many days it still counts."""

    kind: str
    who: str
    why: str
    since: str
    age: str
    expires: str
    left: int
    needed: bool


def excuse(judgement: Judgement, as_of: date) -> ExceptionView | None:
    """Return the exception that covers a criterion, needed or not; a waiver before an attestation."""
    waiver, given = judgement.waiver, judgement.attestation
    if waiver:
        since = judgement.age.since if judgement.age and not given else None
        needed, who, why = judgement.verdict is Verdict.WAIVED, sentence(waiver.owner), sentence(waiver.reason)
        return ExceptionView(
            "waiver",
            who,
            why,
            *_first_day_in_words(since, as_of),
            *_last_day_and_days_left(waiver.expires, as_of),
            needed,
        )
    if given:
        needed, who, why = (
            judgement.verdict is Verdict.ATTESTED,
            sentence(given.by),
            _attestation_in_words(judgement, given),
        )
        return ExceptionView(
            "attestation",
            who,
            why,
            *_first_day_in_words(given.given, as_of),
            *_last_day_and_days_left(given.expires, as_of),
            needed,
        )
    return None


def days_left(excuse: ExceptionView) -> str:
    """Return the days that are left in words."""
    return "today is its last day" if excuse.left == 0 else counted(excuse.left, "day") + " left"


def _first_day_in_words(since: date | None, as_of: date) -> tuple[str, str]:
    return (since.isoformat(), f"for {days(as_of - since)}") if since else ("", "")


def _last_day_and_days_left(expires: date, as_of: date) -> tuple[str, int]:
    return expires.isoformat(), (expires - as_of).days


def _attestation_in_words(judgement: Judgement, given: Attestation) -> str:
    """Return what a person's word is about, and whether it is signed."""
    signed = f"signed with {judgement.signature.key}" if judgement.signature else "not signed"
    return sentence(f"of commit {given.commit[:12]}, {signed}")
