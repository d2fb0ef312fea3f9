from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

import pytest

from dodcheck.snapshot.protocol import Snapshot
from support.planted_cases import OPEN, WEIGHT, Case, Risk, harmless, planted, told


class Audit(Protocol):
    @property
    def risks(self) -> Iterable[Risk]: ...


Audited = Callable[[Snapshot], Audit]


@pytest.fixture(scope="module")
def audited() -> Audited:
    module = pytest.importorskip("dodcheck.workflows.audit.audit", reason="the audit of workflows is not written yet")
    audit: Audited = module.audit
    return audit


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in planted()])
def test_a_planted_mask_is_found(case: Case, audited: Audited) -> None:
    mask = case.found
    assert mask is not None
    risks = list(audited(case.snapshot).risks)
    wanted = f"{mask.severity} or more, {mask.family}, {mask.at}: {case.line(mask.at)}"
    judge(case, f"wanted {wanted}\n{told(case, risks)}", right=any(mask.is_found_by(risk) for risk in risks))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in harmless()])
def test_nothing_harmless_is_rated_above_low(case: Case, audited: Audited) -> None:
    risks = [risk for risk in audited(case.snapshot).risks if accuses(risk)]
    judge(case, told(case, risks), right=not risks)


def accuses(risk: Risk) -> bool:
    return risk.accepted is None and WEIGHT[str(risk.severity)] > WEIGHT["low"]


def judge(case: Case, said: str, *, right: bool) -> None:
    if not right and case.name in OPEN:
        pytest.xfail(said)
    assert right, said
