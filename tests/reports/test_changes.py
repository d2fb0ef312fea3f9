from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.model.criterion import Form, Tick
from dodcheck.model.evidence import Evidence, Unknown
from dodcheck.model.report import Change, Gate, Harm, Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.changes import RULE_FIRST, WAY_OUT, harm_groups, reason, step, wants_rule_first
from support.reports import criterion, fails, judged, report, unknown

NO_RULE = unknown(Unknown.NO_RULE, "no rule decides this statement")
HALF = unknown(Unknown.PARTIAL, "a.md is there, but the rest of the statement is not understood", "a.md")


def claimed(seen: Evidence, *, new: bool = False, form: Form = Form.BOX, claim: bool = True) -> Judgement:
    verdict = Verdict.UNPROVEN if seen.unknown else Verdict.REFUTED
    said = replace(criterion(7, "It is so", path="DOD.md"), new=new, form=form)
    if form is not Form.BOX:
        said = replace(said, tick=Tick.NONE)
    return replace(judged(verdict, said, seen), change=Change(claims=claim, was=None if new else Verdict.UNPROVEN))


@pytest.mark.parametrize(
    ("judgement", "waits"),
    [
        (claimed(NO_RULE), True),
        (claimed(HALF), True),
        (claimed(NO_RULE, new=True), False),
        (claimed(fails("a.md")), False),
        (claimed(unknown(Unknown.EMPTY_SCOPE, "nothing is there")), False),
        (claimed(NO_RULE, claim=False), False),
    ],
)
def test_a_claim_that_no_rule_of_the_base_decides_waits_for_one(judgement: Judgement, *, waits: bool) -> None:
    assert wants_rule_first(judgement) is waits


def test_the_way_out_of_such_claims_is_told_once_for_all() -> None:
    (alone,) = harm_groups(report(claimed(fails("a.md")), gate=Gate.MERGE))
    (both,) = harm_groups(report(claimed(fails("a.md")), claimed(NO_RULE), gate=Gate.MERGE))
    assert alone.told == f"the change claims what no evidence shows. {WAY_OUT[Harm.CLAIMED]}"
    assert both.told == f"{alone.told} {RULE_FIRST}"


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (
            NO_RULE,
            "take the claim of DOD.md:7 back, and merge first what decides it: no rule decides this statement",
        ),
        (fails("a.md"), "bring the evidence for DOD.md:7, or take the claim back: a.md is missing"),
    ],
)
def test_the_step_says_what_would_count(seen: Evidence, told: str) -> None:
    assert step(claimed(seen), Harm.CLAIMED, "DOD.md:7") == told


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (Form.BOX, "unproven as before: no rule decides this statement"),
        (
            Form.EVIDENCE,
            "claimed as all boxes of its group are ticked; unproven as before: no rule decides this statement",
        ),
        (
            Form.DELIVERABLE,
            "claimed as its milestone is called closed; unproven as before: no rule decides this statement",
        ),
    ],
)
def test_what_claims_a_statement_without_a_tick_is_told(form: Form, told: str) -> None:
    assert reason(claimed(NO_RULE, form=form)) == told


def test_what_the_change_does_not_claim_is_not_said_to_be_claimed() -> None:
    assert reason(claimed(NO_RULE, form=Form.EVIDENCE, claim=False)) == (
        "unproven as before: no rule decides this statement"
    )
