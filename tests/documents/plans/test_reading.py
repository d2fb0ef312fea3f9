from __future__ import annotations

import pytest

from support.plan_cases import PlanCase, plan_cases, read, told

CASES = dict(plan_cases())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_plan_says(case: PlanCase) -> None:
    assert told(read(case.plan.encode(), case.milestone)) == case.says


def test_there_are_cases() -> None:
    assert len(CASES) >= 100
