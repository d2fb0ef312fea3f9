"""What to do next, as the templates show it."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.criterion import Form, Tick
from dodcheck.model.evidence import Outcome
from dodcheck.model.report import Judgement, harm
from dodcheck.model.verdict import Verdict
from dodcheck.reports.changes import WAY_OUT
from dodcheck.reports.explain.words import TICK
from dodcheck.reports.html.evidence import shown_command
from dodcheck.reports.html.text import Piece, with_code_marked
from dodcheck.reports.next_step import NextStep, repair_command
from dodcheck.reports.settle import way_out


class NextStepView(NamedTuple):
    """What to do, and the line to paste or run for it, empty where there is none."""

    advice: tuple[Piece, ...]
    line: str


def as_step(next_step: NextStep) -> NextStepView:
    """Return a step with what stands in backticks in it as code."""
    return NextStepView(with_code_marked(next_step.advice), shown_command(next_step.line or ""))


def step_for(judgement: Judgement) -> NextStepView | None:
    """Return what to do about one criterion, ``None`` where nothing is to be done. Its place and words are known."""
    advice = _advice(judgement)
    if not advice:
        return None
    if judgement.verdict.undecided and not judgement.weakens:
        return as_step(NextStep(advice, way_out(judgement).line))
    asked = judgement.verdict is not Verdict.READY and not judgement.weakens
    return as_step(NextStep(advice, repair_command(judgement) if asked else None))


def _advice(judgement: Judgement) -> str:
    if judgement.weakens:
        kind = harm(judgement)
        return WAY_OUT[kind] if kind else ""
    return _of_verdict(judgement)


def _of_verdict(judgement: Judgement) -> str:
    criterion = judgement.criterion
    match judgement.verdict:
        case Verdict.UNPROVEN | Verdict.UNOBSERVABLE:
            out = way_out(judgement)
            return f"{out.meaning}; {out.advice}:"
        case Verdict.REFUTED:
            return f"Make it true, or {'untick it' if criterion.form is Form.BOX else 'take the claim back'}."
        case Verdict.OPEN:
            return f"{TICK}." if judgement.evidence.outcome is Outcome.HOLDS else "What would turn it is told by:"
        case Verdict.BROKEN:
            return "Repair what keeps it from being judged."
        case Verdict.READY if criterion.tick is not Tick.NONE:
            return "Tick it: the evidence is there."
        case _:
            return ""
