"""Whether a condition holds always or never, whatever the contexts, or in given situations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dodcheck.workflows.expressions.cases import cases
from dodcheck.workflows.expressions.evaluate import evaluate, evaluate_condition
from dodcheck.workflows.expressions.tree import Expression
from dodcheck.workflows.expressions.values import Known, Truth, truth_of
from dodcheck.workflows.expressions.wrapping import Shape, unwrap_condition

ANYTHING: Mapping[str, Known] = {}
"""The situation of which nothing is known."""


def constant_truth(text: str, situations: Iterable[Mapping[str, Known]] = (ANYTHING,)) -> Truth:
    """Return whether a condition holds in each of some situations (yes), or can hold in none of them (no).

    A situation is what is known of the contexts, as ``evaluate.condition`` takes it. Without any, it is about what
    holds always or never: `1 == 2`, `true || x`, `a == 'x' && a == 'y'`. The `success()` that GitHub puts before a
    condition that asks for no status is not part of it. Of no situation at all, nothing is said.
    """
    truths = {_held(text, situation) for situation in situations}
    return truths.pop() if len(truths) == 1 else Truth.UNSURE


def _held(text: str, context: Mapping[str, Known]) -> Truth:
    expression = unwrap_condition(text)
    plain = evaluate_condition(text, context)
    if plain is not Truth.UNSURE or expression.tree is None or expression.shape is Shape.QUOTED:
        return plain
    return _in_each_case(expression.tree, context)


def _in_each_case(tree: Expression, context: Mapping[str, Known]) -> Truth:
    truths: set[Truth] = set()
    for node, known in cases(tree, context):
        truths.add(truth_of(evaluate(node, known)))
        if len(truths) > 1 or Truth.UNSURE in truths:
            return Truth.UNSURE
    return truths.pop() if truths else Truth.UNSURE
