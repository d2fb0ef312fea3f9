"""Why a verdict is what it is, and why no rule decides a statement, in one sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import assert_never

from dodcheck.documents.inline import plain
from dodcheck.model.criterion import Criterion, Tick
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.exception import Age, Waiver
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted

_LONGEST = 500
_MANY = r"(?:(?:at least|more than|over|≥|>=|>) ?)?\d{1,6} ?\+?"
_NEW = re.compile(rf"(?:^|[\s(]){_MANY} (?:[a-z-]+ )?new [a-z]")
_VERSIONS = re.compile(r"\b(?:two|three|both|several|multiple|[2-9]\+?) (?:[\w.+-]+ )?versions\b")
_RUN = re.compile(r"\b(?:tests?|ci|jobs?|workflows?|matrix|matrices|runs?)\b")


def reason(criterion: Criterion, verdict: Verdict, evidence: Evidence, waivers: tuple[Waiver, ...], today: date) -> str:
    """Return why a criterion has its verdict, in one sentence; it names an expired waiver that would have helped."""
    match verdict:
        case Verdict.WAIVED:
            return _waived(evidence, waivers[0], today)
        case Verdict.DEFERRED:
            until = f" until {criterion.deferred_until}" if criterion.deferred_until else ""
            return f"the document defers it{until}; now: {evidence.summary}"
        case Verdict.PROVED | Verdict.READY | Verdict.ATTESTED:
            return evidence.summary
        case Verdict.OPEN | Verdict.UNPROVEN:
            return _state(criterion, evidence) + _expired(evidence, waivers)
        case Verdict.REFUTED | Verdict.UNOBSERVABLE | Verdict.BROKEN:
            return evidence.summary + _expired(evidence, waivers)
        case _:
            assert_never(verdict)


def _waived(evidence: Evidence, waiver: Waiver, today: date) -> str:
    span = lasting(Age(None, waiver.expires, today))
    return f"waived by {waiver.owner} {span}: {waiver.reason}; now: {evidence.summary}"


def lasting(age: Age) -> str:
    """Return since when an exception is there, where that is known, until when, and how many days that is."""
    begun = f"since {age.since} ({days(age.as_of - age.since)}) " if age.since else ""
    return f"{begun}until {age.until} ({days(age.until - age.as_of)} left)"


def days(span: timedelta) -> str:
    """Return ``1 day`` or ``12 days``."""
    return counted(span.days, "day")


def _expired(evidence: Evidence, waivers: tuple[Waiver, ...]) -> str:
    """Return when the last waiver expired, where one would have decided: not beside errors and what holds."""
    helpless = evidence.outcome in {Outcome.ERROR, Outcome.HOLDS}
    return f"; its waiver expired on {waivers[0].expires}" if waivers and not helpless else ""


def _state(criterion: Criterion, evidence: Evidence) -> str:
    if criterion.tick is Tick.PARTLY:
        return f"marked as partly done; {evidence.summary}"
    if criterion.tick is Tick.NOT_UNDERSTOOD:
        return f"the state of its box is not understood; {evidence.summary}"
    return evidence.summary


def undecided(text: str) -> str:
    """Return why no rule decides a statement, in Markdown, as a clause."""
    words = plain(text[:_LONGEST]).casefold()
    if _NEW.search(words):
        return "no rule decides this statement: it counts what is new, and names no commit to count from"
    if _VERSIONS.search(words) and _RUN.search(words):
        return (
            "no rule decides this statement: that several versions were run takes a job that installs each of them, "
            "and the result of a test"
        )
    return "no rule decides this statement"
