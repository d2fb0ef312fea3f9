from __future__ import annotations

import pytest

from dodcheck.workflows.audit.audit import audit
from support.planted_cases import WEIGHT, Case, Risk, harmless, planted, told


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in planted()])
def test_a_planted_mask_is_found(case: Case) -> None:
    mask = case.found
    assert mask is not None
    risks = audit(case.snapshot).risks
    wanted = f"{mask.severity} or more, {mask.family}, {mask.at}: {case.line(mask.at)}"
    assert any(mask.is_found_by(risk) for risk in risks), f"wanted {wanted}\n{told(case, risks)}"


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in harmless()])
def test_nothing_harmless_is_rated_above_low(case: Case) -> None:
    risks = [risk for risk in audit(case.snapshot).risks if accuses(risk)]
    assert not risks, told(case, risks)


def accuses(risk: Risk) -> bool:
    return risk.accepted is None and WEIGHT[str(risk.severity)] > WEIGHT["low"]
