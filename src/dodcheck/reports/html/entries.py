"""Every criterion with all that is known about it, as the templates show it."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.report import Gate, Judgement, Report, harm
from dodcheck.model.verdict import Verdict
from dodcheck.reports.changes import reason
from dodcheck.reports.explain.words import form_and_claim
from dodcheck.reports.html.evidence import EvidenceViews, evidences
from dodcheck.reports.html.exceptions import ExceptionView, excuse
from dodcheck.reports.html.steps import NextStepView, step_for
from dodcheck.reports.html.text import Piece, PlaceView, pieces, place_view, sentence, with_code_marked
from dodcheck.reports.rule_line import rule_text
from dodcheck.reports.visible import visible
from dodcheck.reports.words import ORIGINS


class RuleView(NamedTuple):
    """A rule as it may stand in YAML, and where it comes from."""

    text: str
    origin: str


class CriterionView(NamedTuple):
    """One criterion. ``keys`` are the words that filters know it by, ``said`` is why, where nothing need be opened."""

    anchor: str
    sign: str
    word: str
    keys: tuple[str, ...]
    blocks: bool
    pieces: tuple[Piece, ...]
    spot: PlaceView
    said: tuple[Piece, ...]
    reason: tuple[Piece, ...]
    standing: str
    id: str
    was: str
    drift: str
    excuse: ExceptionView | None
    evidences: EvidenceViews
    rule: RuleView | None
    step: NextStepView | None


def entry(judgement: Judgement, anchor: str, report: Report) -> CriterionView:
    """Return one criterion of a report."""
    criterion, change = judgement.criterion, judgement.change
    why = reason(judgement) if report.gate is Gate.MERGE and change else judgement.reason
    return CriterionView(
        anchor=anchor,
        sign=_sign(judgement),
        word=_word(judgement),
        keys=_keys(judgement),
        blocks=report.gate.blocks(judgement),
        pieces=pieces(criterion),
        spot=place_view(criterion.location, report.on_forge),
        said=() if judgement.verdict in (Verdict.PROVED, Verdict.READY) else with_code_marked(why),
        reason=with_code_marked(judgement.reason),
        standing=form_and_claim(criterion),
        id=visible(criterion.id),
        was=change.was.value if change and change.was else "",
        drift=sentence(judgement.drift or ""),
        excuse=excuse(judgement, report.as_of),
        evidences=evidences(judgement, report.on_forge),
        rule=_rule(judgement),
        step=step_for(judgement),
    )


def _sign(judgement: Judgement) -> str:
    """Return the verdict whose colour and sign stand beside a criterion; a weakening has its own."""
    return "weakening" if judgement.weakens and not judgement.verdict.good else judgement.verdict.value


def _word(judgement: Judgement) -> str:
    if not judgement.weakens:
        return judgement.verdict.value
    return "weakening, accepted" if judgement.verdict.good else "weakening"


def _keys(judgement: Judgement) -> tuple[str, ...]:
    change, kind = judgement.change, harm(judgement)
    if judgement.weakens:
        return ("weakening",)
    keys = [judgement.verdict.value]
    keys += ["touched"] if change and (change.claims or kind or judgement.criterion.new) else []
    return tuple(keys)


def _rule(judgement: Judgement) -> RuleView | None:
    rule = judgement.rule
    return None if rule is None else RuleView(sentence(rule_text(rule)), ORIGINS[rule.origin])
