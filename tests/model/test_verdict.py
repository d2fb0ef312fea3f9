from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

import pytest

from dodcheck.model.criterion import Criterion, Form, Tick
from dodcheck.model.evidence import Basis, Evidence, Outcome, Unknown
from dodcheck.model.location import Location
from dodcheck.model.report import Gate, Judgement
from dodcheck.model.verdict import Standing, Verdict, decide

CRITERION = Criterion("phase-1/a", "A", Form.BOX, "phase-1", None, None, Location("a.md", 1, 1))
INSIDE = ["no-rule", "partial", "stated-only", "empty-scope", "ambiguous"]
OUTSIDE = ["ignored", "submodule", "outside", "history", "stale", "skipped", "exception"]


@dataclass(frozen=True)
class Row:
    outcome: Outcome
    reason: Unknown | None
    claimed: bool | None
    tick: Tick
    deferred: bool
    standing: Standing

    @property
    def evidence(self) -> Evidence:
        return Evidence("file", self.outcome, "seen", 1, 1, "", unknown=self.reason)

    @property
    def criterion(self) -> Criterion:
        return replace(CRITERION, claimed=self.claimed, tick=self.tick, deferred=self.deferred)


SEEN: list[tuple[Outcome, Unknown | None]] = [
    *((outcome, None) for outcome in (Outcome.HOLDS, Outcome.FAILS, Outcome.ERROR)),
    *((Outcome.UNKNOWN, reason) for reason in Unknown),
]
ROWS = [
    Row(outcome, reason, claimed, tick, deferred, standing)
    for (outcome, reason), claimed, tick, deferred, standing in product(
        SEEN, (True, False, None), Tick, (True, False), Standing
    )
]


def expected(row: Row) -> str:
    holds = row.outcome is Outcome.HOLDS
    fails = row.outcome is Outcome.FAILS
    lines = [
        (row.outcome is Outcome.ERROR, "broken"),
        (holds and row.tick is Tick.PARTLY, "open"),
        (holds and row.tick is Tick.NOT_UNDERSTOOD, "unproven"),
        (holds and row.claimed is False, "ready"),
        (holds, "proved"),
        (row.standing is Standing.WAIVER, "waived"),
        (row.deferred and row.claimed is not True, "deferred"),
        (fails and row.claimed is True, "refuted"),
        (fails, "open"),
        (row.standing is Standing.ATTESTATION, "attested"),
        (str(row.reason) in INSIDE, "unproven"),
        (str(row.reason) in OUTSIDE, "unobservable"),
    ]
    return next(verdict for applies, verdict in lines if applies)


def test_every_combination_has_the_verdict_of_the_first_line_that_applies() -> None:
    assert len(ROWS) == 1350
    wrong = [row for row in ROWS if decide(row.criterion, row.evidence, row.standing) != expected(row)]
    assert wrong == []


def test_every_reason_is_inside_or_outside() -> None:
    assert [str(reason) for reason in Unknown if reason.inside] == INSIDE
    assert [str(reason) for reason in Unknown if not reason.inside] == OUTSIDE


def test_what_a_gated_scope_passes_with() -> None:
    assert [str(verdict) for verdict in Verdict if verdict.good] == [
        "proved",
        "ready",
        "attested",
        "waived",
        "deferred",
    ]


ANY: tuple[bool | None, ...] = (True, False, None)
BLOCKS: dict[Gate, dict[str, tuple[bool | None, ...]]] = {
    Gate.COMPLETE: {"refuted": ANY, "open": ANY, "unproven": ANY, "unobservable": ANY, "broken": ANY},
    Gate.HONEST: {"refuted": ANY, "broken": ANY},
    Gate.STRICT: {"refuted": ANY, "unproven": (True,), "unobservable": (True,), "broken": ANY},
    Gate.MERGE: {},
}


@pytest.mark.parametrize("gate", Gate)
def test_what_a_gate_lets_through(gate: Gate) -> None:
    seen = Evidence("file", Outcome.ERROR, "seen", 1, 1, "")
    blocked = {
        str(verdict): tuple(
            claimed for claimed in ANY if gate.blocks(Judgement(replace(CRITERION, claimed=claimed), verdict, "", seen))
        )
        for verdict in Verdict
    }
    assert {verdict: claims for verdict, claims in blocked.items() if claims} == BLOCKS[gate]


def test_the_names_in_the_report() -> None:
    assert [str(verdict) for verdict in Verdict] == [
        *("proved", "ready", "attested", "waived", "deferred"),
        *("refuted", "open", "unproven", "unobservable", "broken"),
    ]
    assert [str(gate) for gate in Gate] == ["complete", "honest", "honest-strict", "merge"]
    assert [str(basis) for basis in Basis] == ["derived", "recorded", "stated"]
