from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodcheck.workflows.expressions.constancy import constant_truth
from dodcheck.workflows.expressions.evaluate import evaluate, evaluate_condition
from dodcheck.workflows.expressions.parser import parse_expression
from dodcheck.workflows.expressions.tree import ExpressionProblem
from dodcheck.workflows.expressions.values import Known, Truth
from fuzz.expression_texts import comparisons, expression
from support.expression_values import CONTEXT, RECORD, fits, named

NAMED = named(CONTEXT)
SEEDS = st.integers(min_value=0, max_value=2**32)
VALUES: tuple[Known, ...] = ("push", "PUSH", "pull_request", "schedule", "", "1", "x", 0.0, 1.0, None, True, False)


def part(random: Random) -> Mapping[str, Known]:
    """Return some of the context; what a name stands for is as it is in the whole."""
    share = random.choice((0.0, 0.2, 0.5, 0.9))
    return {name: value for name, value in NAMED.items() if random.random() < share}


def contradictions(text: str, random: Random) -> list[str]:
    try:
        tree = parse_expression(text)
    except ExpressionProblem:
        return []
    full, partial = evaluate(tree, CONTEXT), evaluate(tree, part(random))
    return [] if fits(full, partial) else [f"{text!r}: {full!r} with all known, {partial!r} with a part"]


@given(seed=SEEDS)
@settings(max_examples=1_500, deadline=None)
def test_what_a_part_of_the_contexts_decides_is_so_with_all_of_them(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - random inputs are no secrets
    assert contradictions(expression(random, 3), random) == []


def test_nor_does_a_part_contradict_the_whole_on_any_recorded_expression() -> None:
    random = Random(7)  # noqa: S311 - random inputs are no secrets
    asked = [str(row[0]) for row in [*RECORD["asked"], *RECORD["unsettled"]]]
    assert [told for text in asked for told in contradictions(text, random)] == []


@given(seed=SEEDS)
@settings(max_examples=1_500, deadline=None)
def test_what_is_decided_by_cases_is_so_whatever_the_values(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - random inputs are no secrets
    text = comparisons(random, 3)
    said = constant_truth(text)
    values = {name: random.choice(VALUES) for name in ("github.event_name", "github.ref", "inputs.mode")}
    assert said is Truth.UNSURE or evaluate_condition(text, values) is said, (text, values)


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_name_alone_stands_for_what_is_in_the_whole(name: str) -> None:
    root, *keys = name.split(".")
    text = root + "".join(f"[{key}]" if key.isdigit() else f"['{key}']" for key in keys)
    if name.endswith("()"):
        text = name
    assert evaluate(parse_expression(text), CONTEXT) is evaluate(parse_expression(text), {name: NAMED[name]})
