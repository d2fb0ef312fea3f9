"""Milestones that a change closes although boxes of their plan are not met."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.closings import Closing, milestone_of
from dodcheck.documents.slug import slug
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.model.milestone import MilestoneId
from dodcheck.model.report import Change, Judgement
from dodcheck.model.verdict import Standing, Verdict, decide
from dodcheck.program.load import Program
from dodcheck.trust.change.judges import Judges

_UNMET = frozenset({Verdict.OPEN, Verdict.REFUTED, Verdict.BROKEN})
"""What the evidence itself says against a box; of a box that nobody can decide, a closing says nothing."""


def closed_falsely(judges: Judges) -> Iterator[Judgement]:
    """Yield a false claim for each milestone that plan or ledger closes with the change, where boxes are not met."""
    told = judges.told
    before = _closings(told.base.case.program)
    for milestone, closing in _closings(told.case.program).items():
        if milestone not in before:
            boxes = [one for one in told.case.program.criteria if _is_of(one, milestone)]
            unmet = [one for one in boxes if judges.judgement(one).verdict in _UNMET]
            if unmet:
                yield _judged(closing, boxes, unmet)


def _closings(program: Program) -> dict[MilestoneId, Closing]:
    found = (closing for document in program.documents for closing in document.closings)
    return {closing.milestone: closing for closing in found}


def _is_of(criterion: Criterion, milestone: MilestoneId) -> bool:
    return criterion.form is Form.BOX and milestone_of(criterion.scope) == milestone


def _judged(closing: Closing, boxes: list[Criterion], unmet: list[Criterion]) -> Judgement:
    scope, first = unmet[0].scope, unmet[0].location
    said = f"{closing.milestone} is closed"
    criterion = Criterion(
        id=f"{scope}/derived-{slug(said)}",
        text=said,
        form=Form.DERIVED,
        scope=scope,
        group=None,
        claimed=True,
        location=closing.location,
        new=True,
    )
    evidence = Evidence(
        kind="milestone",
        outcome=Outcome.FAILS,
        summary=f"{len(unmet)} of {len(boxes)} boxes of its plan are not met, first {first.path}:{first.line}",
        examined=len(boxes),
        matched=len(boxes) - len(unmet),
        reproduce=f"dodcheck claims {first.path}",
        places=tuple(Place(one.location.path, one.location.line) for one in unmet),
    )
    verdict = decide(criterion, evidence, Standing.NONE)
    return Judgement(criterion, verdict, evidence.summary, evidence, change=Change(claims=True))
