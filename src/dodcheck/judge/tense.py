"""Evidence in the tense that a statement is judged in, and what has become of it since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from dodcheck.judge.closings import AtClosing, UnknownClosing
from dodcheck.model.evidence import Evidence, Outcome, Unknown

_NOT_KEPT = frozenset({Unknown.OUTSIDE, Unknown.STALE})
"""Why evidence of the past can't be had: what is handed over today is of today."""


class TensedEvidence(NamedTuple):
    """Evidence in the tense of its criterion; ``drift`` says that it held then and fails now, ``None`` otherwise."""

    evidence: Evidence
    drift: str | None = None


def in_tense(
    when: AtClosing | UnknownClosing | None, now: Callable[[], Evidence], then: Callable[[AtClosing], Evidence]
) -> TensedEvidence:
    """Return the evidence for a statement at the commit ``when`` that closed its milestone, or for the present."""
    match when:
        case None:
            return TensedEvidence(now())
        case UnknownClosing():
            return TensedEvidence(_lost(when))
        case AtClosing():
            return _compared(when, then(when), now())


def _lost(when: UnknownClosing) -> Evidence:
    return Evidence(
        kind="history",
        outcome=Outcome.UNKNOWN,
        summary=f"{when.milestone} is closed since before {when.oldest[:12]}, the oldest commit of this clone, and its "
        "boxes are judged at the commit that closed it: set `fetch-depth: 0`",
        examined=0,
        matched=0,
        reproduce="git rev-parse --is-shallow-repository",
        unknown=Unknown.HISTORY,
    )


def _compared(when: AtClosing, before: Evidence, now: Evidence) -> TensedEvidence:
    if before.unknown in _NOT_KEPT:
        return TensedEvidence(now)
    closed = f"at {when.commit[:12]}, which closed {when.milestone}"
    evidence = replace(
        before,
        summary=f"{before.summary} ({closed}{'; it holds now' if _turned(before, now) else ''})",
        reproduce=f"git switch --detach {when.commit[:12]} && {before.reproduce}" if before.reproduce else "",
    )
    lost = before.outcome is Outcome.HOLDS and now.outcome is Outcome.FAILS
    return TensedEvidence(evidence, f"it held {closed}; now: {now.summary}" if lost else None)


def _turned(before: Evidence, now: Evidence) -> bool:
    return before.outcome is not Outcome.HOLDS and now.outcome is Outcome.HOLDS
