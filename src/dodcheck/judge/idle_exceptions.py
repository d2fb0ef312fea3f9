"""Waivers, attestations and deferrals that do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dodcheck.binding.bind import MAX_SUGGESTED
from dodcheck.binding.tree import Bound
from dodcheck.judge.attesting import AttestationContext, checked_attestation
from dodcheck.judge.case import Case
from dodcheck.judge.find import nearest
from dodcheck.model.evidence import Outcome
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Judgement


class _Recorded(NamedTuple):
    criterion: str
    expires: date
    place: Location


def exception_notices(case: Case, judgements: Sequence[Judgement]) -> Iterator[Notice]:
    """Yield a notice for each exception that names no statement, has expired, or is not needed."""
    outcomes = {judgement.criterion.id: judgement.evidence.outcome for judgement in judgements}
    waivers = [_Recorded(waiver.criterion, waiver.expires, at) for waiver, at in case.waivers.entries]
    yield from _notices("waiver", waivers, case, outcomes)
    yield from _unused(case, judgements)
    attestations = [
        _Recorded(attestation.criterion, attestation.expires, at) for attestation, at in case.attestations.entries
    ]
    yield from _notices("attestation", attestations, case, outcomes)
    yield from _idle_deferrals(judgements)


def _idle_deferrals(judgements: Sequence[Judgement]) -> Iterator[Notice]:
    """Yield a notice for each statement that its document puts off although it is met; a tick contradicts that."""
    for judgement in judgements:
        put_off = judgement.criterion.deferred and judgement.criterion.claimed is not True
        if put_off and judgement.evidence.outcome is Outcome.HOLDS:
            yield Notice("idle-deferral", judgement.criterion.location, "put off by the document, and met all the same")


def _unused(case: Case, judgements: Sequence[Judgement]) -> Iterator[Notice]:
    """Yield a notice for each attestation of today that stands in for nothing although it is needed."""
    judged = {judgement.criterion.id: judgement for judgement in judgements}
    judging = AttestationContext(case.attestations, case.snapshot, case.caller.as_of)
    for attestation, at in case.attestations.entries:
        stood_for = judged.get(attestation.criterion)
        if stood_for is None or attestation.expires < case.caller.as_of:
            continue
        if stood_for.evidence.outcome is Outcome.FAILS:
            yield Notice("unused-attestation", at, "counts for nothing: evidence shows that the statement is not met")
        elif stood_for.evidence.outcome is Outcome.UNKNOWN:
            binding = case.bindings.by_id.get(attestation.criterion)
            tree = binding.tree if isinstance(binding, Bound) else None
            why = checked_attestation(stood_for.criterion, tree, (attestation,), judging).why_not
            if why:
                yield Notice("unused-attestation", at, f"counts for nothing: it {why}")


def _notices(kind: str, exceptions: Iterable[_Recorded], case: Case, outcomes: dict[str, Outcome]) -> Iterator[Notice]:
    known = {criterion.id for criterion in case.program.criteria}
    unknown = 0
    for excused in exceptions:
        if excused.criterion not in known:
            near = nearest(case.program.criteria, excused.criterion) if unknown < MAX_SUGGESTED else ()
            unknown += 1
            meant = f"; did you mean `{near[0].id}`?" if near else ""
            yield Notice(f"unknown-{kind}", excused.place, f"no statement has the id `{excused.criterion}`{meant}")
        elif excused.criterion in outcomes and excused.expires < case.caller.as_of:
            yield Notice(f"expired-{kind}", excused.place, f"expired on {excused.expires}: it counts for nothing")
        elif outcomes.get(excused.criterion) is Outcome.HOLDS:
            yield Notice(f"idle-{kind}", excused.place, f"not needed: `{excused.criterion}` is met")
