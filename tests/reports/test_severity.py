from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.model.report import Gate, Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.severity import Level, level, worst_first
from support.forge_reports import change, weakening
from support.reports import criterion, every_verdict, fails, judged

E, W, N = Level.ERROR, Level.WARNING, Level.NOTE
TABLE = {
    Gate.COMPLETE: {"refuted": E, "broken": E, "open": W, "unproven": W, "unobservable": W},
    Gate.HONEST: {"refuted": E, "broken": E, "open": N, "unproven": W, "unobservable": W},
    Gate.STRICT: {"refuted": E, "broken": E, "open": N, "unproven": E, "unobservable": E},
    Gate.MERGE: {"refuted": N, "broken": N, "open": N, "unproven": N, "unobservable": N},
}


def one(verdict: Verdict, *, claimed: bool | None = True) -> Judgement:
    return judged(verdict, criterion(1, "x", claimed=claimed), fails("x"))


@pytest.mark.parametrize("gate", Gate)
def test_what_is_claimed_has_the_level_of_its_verdict(gate: Gate) -> None:
    found = {str(verdict): level(gate, one(verdict)) for verdict in Verdict}
    assert {verdict: how for verdict, how in found.items() if how} == TABLE[gate]


@pytest.mark.parametrize("verdict", [Verdict.UNPROVEN, Verdict.UNOBSERVABLE])
@pytest.mark.parametrize("gate", [Gate.HONEST, Gate.STRICT])
def test_what_nobody_claims_is_a_note_where_claims_are_judged(gate: Gate, verdict: Verdict) -> None:
    assert level(gate, one(verdict, claimed=None)) is Level.NOTE


@pytest.mark.parametrize("gate", Gate)
def test_a_weakening_is_an_error_until_it_is_accepted(gate: Gate) -> None:
    assert level(gate, weakening(1, Verdict.OPEN)) is Level.ERROR
    assert level(gate, weakening(1, Verdict.WAIVED)) is None


def test_in_a_change_exactly_what_blocks_is_an_error() -> None:
    report = change()
    errors = [found.judgement.criterion.id for found in worst_first(report) if found.level is Level.ERROR]
    assert sorted(errors) == sorted(report.blocking)


def test_what_is_claimed_and_deferred_blocks_a_change_although_it_is_good() -> None:
    deferred = change().judgements[9]
    assert deferred.change is not None
    claimed = replace(deferred, change=deferred.change._replace(claims=True))
    assert level(Gate.MERGE, claimed) is Level.ERROR


def test_the_worst_comes_first_and_else_the_order_of_the_document() -> None:
    told = [(str(found.level), str(found.judgement.verdict)) for found in worst_first(every_verdict())]
    assert told == [
        *[("error", "refuted")] * 2,
        ("error", "broken"),
        ("warning", "open"),
        *[("warning", "unproven")] * 5,
        ("warning", "unobservable"),
    ]
    lines = [found.judgement.criterion.location.line for found in worst_first(every_verdict())]
    assert lines == [13, 14, 26, 15, 17, 18, 19, 20, 21, 22]
