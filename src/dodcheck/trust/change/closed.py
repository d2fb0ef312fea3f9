"""Milestones that a change closes although boxes of their plan are not met, or nothing says what they promise."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from dodcheck.documents.closings import Closing, milestone_of
from dodcheck.documents.slug import slug, title
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.model.milestone import MilestoneId, leading_mention
from dodcheck.model.promise import SaidDone
from dodcheck.model.report import Change, Judgement
from dodcheck.model.verdict import Standing, Verdict, decide
from dodcheck.program.load import Program
from dodcheck.trust.change.judges import Judges

_UNMET = frozenset({Verdict.OPEN, Verdict.REFUTED, Verdict.BROKEN})
"""What the evidence itself says against a box; of a box that nobody can decide, a closing says nothing."""
_STANDS = frozenset({Verdict.PROVED, Verdict.READY, Verdict.ATTESTED, Verdict.WAIVED})
"""What a line of a completion list that tells of a closing may have: what it puts off is not closed by it."""


def closed_falsely(judges: Judges) -> Iterator[Judgement]:
    """Yield a claim for each milestone that plan or ledger closes with the change and that is not shown to be done.

    It is false where boxes of the plan are not met. Where there is nothing of the milestone to judge, it is the
    ledger's word alone.
    """
    comparison = judges.comparison
    before = _closings(comparison.base.case.program)
    for milestone, closing in _closings(comparison.case.program).items():
        if milestone not in before:
            own = [
                criterion
                for criterion in comparison.case.program.criteria
                if milestone_of(criterion.scope) == milestone
            ]
            boxes = [criterion for criterion in own if criterion.form is Form.BOX and not criterion.to_begin]
            unmet = [criterion for criterion in boxes if judges.judgement(criterion).verdict in _UNMET]
            if unmet:
                yield _closing_judgement(closing, unmet[0].scope, _unmet_evidence(boxes, unmet))
            elif not own and not _is_claimed_elsewhere(judges, milestone):
                yield _closing_judgement(closing, f"milestone-{slug(str(milestone))}", _unplanned_evidence(closing))


def _closings(program: Program) -> dict[MilestoneId, Closing]:
    closings = (closing for document in program.documents for closing in document.closings)
    return {closing.milestone: closing for closing in closings}


def _is_claimed_elsewhere(judges: Judges, milestone: MilestoneId) -> bool:
    """Return whether the closing is a claim of its own, or a line of a completion list says so and stands."""
    for criterion in judges.comparison.case.program.criteria:
        if criterion.promise == SaidDone(milestone):
            return True
        named = leading_mention(title(criterion.text)) if criterion.form is Form.MILESTONE else None
        if named and milestone in named.members() and judges.judgement(criterion).verdict in _STANDS:
            return True
    return False


def _closing_judgement(closing: Closing, scope: str, evidence: Evidence) -> Judgement:
    claim = f"{closing.milestone} is closed"
    criterion = Criterion(
        id=f"{scope}/derived-{slug(claim)}",
        text=claim,
        form=Form.DERIVED,
        scope=scope,
        group=None,
        claimed=True,
        location=closing.location,
        new=True,
    )
    verdict = decide(criterion, evidence, Standing.NONE)
    return Judgement(criterion, verdict, evidence.summary, evidence, change=Change(claims=True))


def _unmet_evidence(boxes: list[Criterion], unmet: list[Criterion]) -> Evidence:
    first = unmet[0].location
    return Evidence(
        kind="milestone",
        outcome=Outcome.FAILS,
        summary=f"{len(unmet)} of {len(boxes)} boxes of its plan are not met, first {first.path}:{first.line}",
        examined=len(boxes),
        matched=len(boxes) - len(unmet),
        reproduce=f"dodcheck claims {first.path}",
        places=tuple(Place(criterion.location.path, criterion.location.line) for criterion in unmet),
    )


def _unplanned_evidence(closing: Closing) -> Evidence:
    path = closing.location.path
    return Evidence(
        kind="milestone",
        outcome=Outcome.UNKNOWN,
        summary=f"only {path} says so: no plan of {closing.milestone} is tracked, so nothing shows it",
        examined=0,
        matched=0,
        reproduce=f"git ls-files -- {shlex.quote(f'*/{closing.milestone}_plan.md')}",
        unknown=Unknown.EMPTY_SCOPE,
        basis=Basis.STATED,
        places=(Place(path, closing.location.line),),
    )
