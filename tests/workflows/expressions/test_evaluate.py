from __future__ import annotations

import time

import pytest

from dodcheck.workflows.expressions.evaluate import (
    FAILED,
    GOOD,
    Truth,
    asks_status,
    evaluate_condition,
    evaluate_setting,
)

CONTEXT = {**GOOD, "github.event_name": "pull_request", "matrix.python": "3.13", "matrix.soft": False}


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("", Truth.YES),
        ("false", Truth.NO),
        ("${{ false }}", Truth.NO),
        ("'false'", Truth.YES),
        ("${{ 'false' }}", Truth.UNSURE),
        ("${{ 'true' }}", Truth.YES),
        ("False", Truth.NO),
        ("TRUE", Truth.YES),
        ("tRUE", Truth.UNSURE),
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
        ("github.event.pull_request.labels.*.name", Truth.YES),
        ("fromJSON(needs.a.outputs.b)[0].c == 1", Truth.UNSURE),
        ("contains('Hello', 'ELL') && startsWith('abc', 'A') && endsWith('abc', 'c')", Truth.YES),
        ("contains(github.actor, 'x')", Truth.UNSURE),
        ("matrix.python == 3.13", Truth.YES),
        ("matrix.python < 3.2", Truth.YES),
        ("matrix.soft", Truth.NO),
        ("(1 < 2) == true", Truth.YES),
        ("1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 4", Truth.NO),
        ("'abc' > 1", Truth.NO),
        ("'0x80000000' > 1", Truth.UNSURE),
        ("${{ false }} && true", Truth.YES),
        ("a ${{ false }}", Truth.YES),
        ("${{ false }} ", Truth.YES),
        ("${{ false }}\n", Truth.YES),
        ("\nfalse\n", Truth.NO),
        ("!${{ matrix.soft }}", Truth.YES),
        ("${{ matrix.soft }}${{ null }}", Truth.YES),
        ("${{ '' }}${{ null }}", Truth.NO),
        ("${{ github.actor }}${{ null }}", Truth.UNSURE),
        ("${{ github.actor == '}}' && false }}", Truth.NO),
        ("${{ }}", Truth.UNSURE),
        ("${{ false", Truth.UNSURE),
        ("this is none", Truth.UNSURE),
        ("a.b.c(", Truth.UNSURE),
        ("'open", Truth.UNSURE),
    ],
)
def test_conditions(text: str, truth: Truth) -> None:
    assert evaluate_condition(text, CONTEXT) is truth


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
    assert (asks_status(text), evaluate_condition(text, FAILED)) == (asks, after_failure)


@pytest.mark.parametrize("part", ["!", "(", "a||", "a[", "'", "a.", "f(", "1", "''", "a && ", "a == ", "[", "- "])
def test_a_hostile_expression_costs_no_more_than_its_size(part: str) -> None:
    begun = time.process_time()
    evaluate_condition(part * (20_000 // len(part)), {})
    evaluate_condition(part * 100_000, {})
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("part", ["${{", "${{ '", "}}", "' ", "${{ 1 }}", "${{ '' }}'", "'}}", "${{ 1 }} "])
def test_hostile_wrapping_costs_no_more_than_its_size(part: str) -> None:
    begun = time.process_time()
    evaluate_condition("${{ " + part * 50_000, {})
    evaluate_condition(part * 50_000 + "}}", {})
    assert time.process_time() - begun < 5


def test_a_text_that_doubles_with_every_level_is_not_built() -> None:
    text = "'ab'"
    for _ in range(40):
        text = f"format('{{0}}{{0}}', {text})"
    assert evaluate_condition(f"{text} == 'x'", {}) is Truth.UNSURE
    quoted = "'\"'"
    for _ in range(45):
        quoted = f"toJSON({quoted})"
    assert evaluate_condition(quoted, {}) is Truth.YES


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("env.CI", Truth.YES),
        ("env['CI']", Truth.YES),
        ("env.ci", Truth.UNSURE),
        ("github.REF == 'Main'", Truth.YES),
        ("github['a.b']", Truth.UNSURE),
        ("github.event.pull_request.head.ref == ''", Truth.YES),
        ("github.event.number", Truth.UNSURE),
    ],
)
def test_names_are_found_whatever_their_case_but_below_env(text: str, truth: Truth) -> None:
    known = {"env.CI": "true", "github.ref": "main", "github.a.b": "x", "github.event.pull_request": None}
    assert evaluate_condition(text, known) is truth


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("true", Truth.YES),
        ("False", Truth.NO),
        ("${{ matrix.soft }}", Truth.NO),
        ("${{ matrix.soft }}\n", Truth.NO),
        ("${{ !matrix.soft }}", Truth.YES),
        ("${{ github.ref }}", Truth.UNSURE),
        ("${{ 'true' }}", Truth.YES),
        ("${{ matrix.python }}", Truth.UNSURE),
        ("x ${{ matrix.soft }}", Truth.UNSURE),
        ("matrix.soft", Truth.UNSURE),
        ("maybe", Truth.UNSURE),
        ("", Truth.UNSURE),
    ],
)
def test_fields_that_take_true_and_false_alone(text: str, truth: Truth) -> None:
    assert evaluate_setting(text, CONTEXT) is truth
