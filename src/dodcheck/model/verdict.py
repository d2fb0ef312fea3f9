"""The one place where verdicts are decided."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from dodcheck.model.criterion import Criterion, Tick
from dodcheck.model.evidence import Evidence, Outcome


class Verdict(StrEnum):
    """What is known about a criterion; the members stand in the order of the tally."""

    PROVED = "proved"
    READY = "ready"
    ATTESTED = "attested"
    WAIVED = "waived"
    DEFERRED = "deferred"
    REFUTED = "refuted"
    OPEN = "open"
    UNPROVEN = "unproven"
    UNOBSERVABLE = "unobservable"
    BROKEN = "broken"

    @property
    def good(self) -> bool:
        """Whether a gated scope passes with it."""
        return self in _GOOD

    @property
    def wrong(self) -> bool:
        """Whether something is wrong: the claim is false, or nothing could be judged."""
        return self in (Verdict.REFUTED, Verdict.BROKEN)

    @property
    def undecided(self) -> bool:
        """Whether no evidence decides it, here or anywhere."""
        return self in (Verdict.UNPROVEN, Verdict.UNOBSERVABLE)

    def worse_than(self, other: Verdict) -> bool:
        """Return whether it says less for a criterion than another; where two policies judge one, the worse counts."""
        return _WORST_FIRST.index(self) < _WORST_FIRST.index(other)


_WORST_FIRST = (
    Verdict.BROKEN,
    Verdict.REFUTED,
    Verdict.OPEN,
    Verdict.UNOBSERVABLE,
    Verdict.UNPROVEN,
    Verdict.DEFERRED,
    Verdict.WAIVED,
    Verdict.ATTESTED,
    Verdict.READY,
    Verdict.PROVED,
)
"""The order of CONTRACT §8."""

_GOOD = frozenset({Verdict.PROVED, Verdict.READY, Verdict.ATTESTED, Verdict.WAIVED, Verdict.DEFERRED})


class Standing(StrEnum):
    """A recorded exception that is valid on the day of the judgement."""

    NONE = "none"
    WAIVER = "waiver"
    ATTESTATION = "attestation"


def decide(criterion: Criterion, evidence: Evidence, standing: Standing) -> Verdict:
    """Return the verdict: the claim, what the evidence says and a live exception, and nothing else."""
    match evidence.outcome:
        case Outcome.ERROR:
            return Verdict.BROKEN
        case Outcome.HOLDS:
            return _verdict_if_met(criterion)
        case Outcome.FAILS:
            return _verdict_if_excused(criterion, standing) or _verdict_if_missed(criterion)
        case Outcome.UNKNOWN:
            return _verdict_if_excused(criterion, standing) or _verdict_if_unknown(evidence, standing)
        case _:
            assert_never(evidence.outcome)


def _verdict_if_met(criterion: Criterion) -> Verdict:
    match criterion.tick:
        case Tick.PARTLY:
            return Verdict.OPEN
        case Tick.NOT_UNDERSTOOD:
            return Verdict.UNPROVEN
        case Tick.TICKED | Tick.UNTICKED | Tick.NONE:
            return Verdict.READY if criterion.claimed is False else Verdict.PROVED
        case _:
            assert_never(criterion.tick)


def _verdict_if_excused(criterion: Criterion, standing: Standing) -> Verdict | None:
    if standing is Standing.WAIVER:
        return Verdict.WAIVED
    if criterion.deferred and criterion.claimed is not True:
        return Verdict.DEFERRED
    return None


def _verdict_if_missed(criterion: Criterion) -> Verdict:
    return Verdict.REFUTED if criterion.claimed is True else Verdict.OPEN


def _verdict_if_unknown(evidence: Evidence, standing: Standing) -> Verdict:
    if standing is Standing.ATTESTATION:
        return Verdict.ATTESTED
    return Verdict.UNPROVEN if evidence.unknown is not None and evidence.unknown.inside else Verdict.UNOBSERVABLE
