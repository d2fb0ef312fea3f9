"""A scope judged against a base: its criteria under both policies, and what the change weakens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import count

from dodcheck.judge.ahead import ask_ahead_of
from dodcheck.judge.exception_ages import aged
from dodcheck.judge.report import assembled
from dodcheck.judge.scopes import Scope
from dodcheck.model.criterion import Criterion
from dodcheck.model.progress import SILENT, Progress
from dodcheck.model.report import Change, Gate, Judgement, Report
from dodcheck.snapshot.protocol import digest_of
from dodcheck.trust.change.additions import new_rules
from dodcheck.trust.change.closed import closed_falsely
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.sides import Comparison
from dodcheck.trust.change.weakening import judgement_of_weakening
from dodcheck.trust.change.weakenings.rules import overtaken_rules
from dodcheck.trust.change.weakenings.table import weakenings


def judged_against(
    comparison: Comparison, tip: Comparison | None, scope: Scope, accepted: date | None, progress: Progress = SILENT
) -> Report:
    """Return the report of a scope of the changed tree.

    ``tip`` is the comparison with the end of the branch that the change is for, where that has moved on since: claims
    have to be true by its policy too, and rules that the change writes ask for as much. ``accepted`` is the day on
    which the caller accepts all weakenings, if they do.
    """
    trusting = scope.gate is not Gate.MERGE
    judges = Judges(comparison, trusting, tip.base.case.attestations.signers if tip else None)
    further = Judges(tip, trusting) if tip else None
    steps = progress.along("judging statement", ask_ahead_of(comparison.case, scope.criteria), len(scope.criteria))
    judged_by_id = {criterion.id: _worse_of_base_and_tip(judges, further, criterion) for criterion in steps}
    criteria = aged(comparison.case, [judged_by_id[criterion.id] for criterion in scope.criteria])
    whole = assembled(comparison.case, scope, criteria)
    others = [_marked_as_new(judgement, comparison) for judgement in whole.judgements[len(criteria) :]]
    others += [
        judgement for judgement in closed_falsely(judges) if scope.own is None or judgement.criterion.scope in scope.own
    ]
    taken = {judgement.criterion.id for judgement in (*criteria, *others)}
    weakened = [judgement_of_weakening(weakening, comparison.base, accepted) for weakening in weakenings(judges)]
    if further:
        known = {judgement.criterion.id for judgement in weakened}
        more = (
            judgement_of_weakening(weakening, further.comparison.base, accepted)
            for weakening in overtaken_rules(judges, further)
        )
        weakened += [judgement for judgement in more if judgement.criterion.id not in known]
    return replace(
        whole,
        judgements=(*criteria, *others, *_with_unique_ids(weakened, taken)),
        notices=(*whole.notices, *new_rules(comparison)),
        policy_ref=comparison.base.commit,
        policy_digest=_policy_digest(comparison.base.case.policy_digest, comparison.case.policy_digest),
    )


def _worse_of_base_and_tip(judges: Judges, tip: Judges | None, criterion: Criterion) -> Judgement:
    judgement = judges.judgement(criterion)
    if tip is None or judgement.change is None or not judgement.change.claims:
        return judgement
    by_tip = tip.judgement(criterion)
    if not by_tip.verdict.worse_than(judgement.verdict):
        return judgement
    return replace(by_tip, criterion=judgement.criterion, change=judgement.change)


def _marked_as_new(judgement: Judgement, comparison: Comparison) -> Judgement:
    """Return what no criterion of a document is, marked as new unless it stood so at the base."""
    orphans = {orphan.entry.key for orphan in comparison.base.case.bindings.orphans}
    unread = {unread.criterion.id for unread in comparison.base.case.program.unread}
    new = judgement.criterion.id not in orphans | unread
    return replace(judgement, criterion=replace(judgement.criterion, new=new), change=Change(claims=False))


def _with_unique_ids(judgements: Sequence[Judgement], taken: AbstractSet[str]) -> Iterator[Judgement]:
    """Yield weakenings with ids of their own: the second of one id is `-2`, unless something else has just that."""
    known = taken | {judgement.criterion.id for judgement in judgements}
    ids, last = set(taken), dict[str, int]()
    for judgement in judgements:
        name = judgement.criterion.id
        if name in ids:
            numbers = count(last.get(name, 1) + 1)
            last[name] = next(number for number in numbers if f"{name}-{number}" not in known)
            name = f"{name}-{last[name]}"
        ids.add(name)
        yield replace(judgement, criterion=replace(judgement.criterion, id=name))


def _policy_digest(*policies: str) -> str:
    return digest_of(chr(0).join(policies).encode())
