from __future__ import annotations

import pytest

from dodcheck.workflows.audit.patterns.names import NAMES
from dodcheck.workflows.audit.patterns.table import patterns
from support.pattern_cases import Case, cases, risks_of, told

ALL = list(cases())


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in ALL])
def test_case(case: Case) -> None:
    assert [told(risk) for risk in risks_of(case)] == case.risks


@pytest.mark.parametrize("pattern", patterns(), ids=lambda one: one.name)
def test_every_pattern_has_a_place_where_it_is_found_one_where_not_and_one_accepted(pattern: object) -> None:
    own = [case for _, case in ALL if case.pattern == getattr(pattern, "name", "")]
    assert any(case.risks for case in own)
    assert any(not case.risks for case in own)
    assert any("[accepted: " in risk for case in own for risk in case.risks)


def test_a_pattern_has_the_name_of_its_module() -> None:
    assert tuple(pattern.name for pattern in patterns()) == NAMES


def test_no_case_is_of_a_pattern_that_is_not_there() -> None:
    assert {case.pattern for _, case in ALL} <= {pattern.name for pattern in patterns()}


@pytest.mark.parametrize("pattern", patterns(), ids=lambda one: one.name)
def test_a_pattern_says_what_it_is_and_what_to_do(pattern: object) -> None:
    texts = [getattr(pattern, name) for name in ("title", "manual", "follow_up")]
    assert all(texts)
    assert all(text.endswith(".") for text in texts[1:])
