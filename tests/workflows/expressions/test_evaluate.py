from __future__ import annotations

import time

import pytest

from dodcheck.workflows.expressions.evaluate import FAILED, GOOD, Truth, asks_status, condition

CONTEXT = {**GOOD, "github.event_name": "pull_request", "matrix.python": "3.13", "matrix.soft": False}


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("", Truth.YES),
        ("false", Truth.NO),
        ("${{ false }}", Truth.NO),
        ("${{ 'false' }}", Truth.YES),
        ("0", Truth.NO),
        ("0x1F", Truth.YES),
        ("''", Truth.NO),
        ("'it''s'", Truth.YES),
        ("null", Truth.NO),
        ("always()", Truth.YES),
        ("success()", Truth.YES),
        ("failure() || cancelled()", Truth.NO),
        ("!cancelled()", Truth.YES),
        ("github.event_name == 'Pull_Request'", Truth.YES),
        ("github['event_name'] == 'pull_request'", Truth.YES),
        ("github.event_name != 'push' && !failure()", Truth.YES),
        ("github.actor == 'x'", Truth.UNSURE),
        ("github.actor == 'x' && false", Truth.NO),
        ("github.actor == 'x' || true", Truth.YES),
        ("!github.actor", Truth.UNSURE),
        ("github.event.pull_request.labels.*.name", Truth.UNSURE),
        ("fromJSON(needs.a.outputs.b)[0].c == 1", Truth.UNSURE),
        ("contains('Hello', 'ELL') && startsWith('abc', 'A') && endsWith('abc', 'c')", Truth.YES),
        ("contains(github.actor, 'x')", Truth.UNSURE),
        ("matrix.python == 3.13", Truth.YES),
        ("matrix.python < 3.2", Truth.YES),
        ("matrix.soft", Truth.NO),
        ("(1 < 2) == true", Truth.YES),
        ("1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 4", Truth.NO),
        ("'abc' > 1", Truth.UNSURE),
        ("${{ false }} && true", Truth.YES),
        ("a ${{ false }}", Truth.YES),
        ("this is none", Truth.UNSURE),
        ("a.b.c(", Truth.UNSURE),
        ("'open", Truth.UNSURE),
    ],
)
def test_conditions(text: str, truth: Truth) -> None:
    assert condition(text, CONTEXT) is truth


@pytest.mark.parametrize(
    ("text", "asks", "after_failure"),
    [
        ("", False, Truth.YES),
        ("always()", True, Truth.YES),
        ("${{ !cancelled() }}", True, Truth.YES),
        ("success()", True, Truth.NO),
        ("success() || failure()", True, Truth.YES),
        ("contains(github.ref, format('{0}', always()))", True, Truth.UNSURE),
        ("github.ref == 'always()'", False, Truth.UNSURE),
        ("not one", False, Truth.UNSURE),
    ],
)
def test_conditions_after_a_failure(text: str, *, asks: bool, after_failure: Truth) -> None:
    assert (asks_status(text), condition(text, FAILED)) == (asks, after_failure)


@pytest.mark.parametrize("part", ["!", "(", "a||", "a[", "'", "a.", "f(", "1", "''", "a && ", "a == ", "[", "- "])
def test_a_hostile_expression_costs_no_more_than_its_size(part: str) -> None:
    begun = time.monotonic()
    condition(part * (20_000 // len(part)), {})
    condition(part * 100_000, {})
    assert time.monotonic() - begun < 5
