from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.report import WEAKENING, Change, Gate, Harm, Judgement, harm
from dodcheck.model.verdict import Verdict
from support.reports import criterion

SEEN = Evidence("file", Outcome.ERROR, "seen", 1, 1, "")
GOOD = ("proved", "ready", "attested", "waived", "deferred")
WAS = (None, *Verdict)


def judged(verdict: Verdict, change: Change | None, *, new: bool = False, kind: str = "file") -> Judgement:
    return Judgement(replace(criterion(1, "a"), new=new), verdict, "", replace(SEEN, kind=kind), change=change)


def expected(verdict: str, claims: bool, was: str | None, new: bool) -> str | None:  # noqa: FBT001 - one row of a table
    if claims and verdict not in ("proved", "attested", "waived"):
        return "claimed"
    if was in GOOD and verdict not in GOOD:
        return "lost"
    return "broken" if new and verdict == "broken" else None


def test_what_a_change_does_to_a_criterion() -> None:
    rows = list(product(Verdict, (True, False), WAS, (True, False)))
    assert len(rows) == 440
    for verdict, claims, was, new in rows:
        found = harm(judged(verdict, Change(claims, was), new=new))
        assert found == expected(str(verdict), claims, was and str(was), new), (verdict, claims, was, new)


def test_without_a_change_under_review_nothing_is_harmed() -> None:
    assert {harm(judged(verdict, None, new=True)) for verdict in Verdict} == {None}


@pytest.mark.parametrize("gate", Gate)
def test_a_weakening_shuts_every_gate_until_it_is_accepted(gate: Gate) -> None:
    change = Change(claims=False)
    weakened = {verdict: judged(verdict, change, kind=WEAKENING) for verdict in Verdict}
    assert [str(verdict) for verdict, one in weakened.items() if not gate.blocks(one)] == list(GOOD)
    assert {harm(one) for verdict, one in weakened.items() if not verdict.good} == {Harm.WEAKENED}
    assert {harm(one) for verdict, one in weakened.items() if verdict.good} == {None}


def test_the_worse_of_two_verdicts() -> None:
    order = [
        "broken",
        "refuted",
        "open",
        "unobservable",
        "unproven",
        "deferred",
        "waived",
        "attested",
        "ready",
        "proved",
    ]
    for at, worse in enumerate(order):
        assert [str(other) for other in Verdict if Verdict(worse).worse_than(other)] == [
            str(other) for other in Verdict if order.index(str(other)) > at
        ]
