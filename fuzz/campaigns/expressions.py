"""Expressions and conditions: what a part of the contexts decides is not contradicted by more of them."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from dodcheck.workflows.expressions.conditions import names_in_condition
from dodcheck.workflows.expressions.constancy import constant_truth
from dodcheck.workflows.expressions.evaluate import evaluate, evaluate_condition
from dodcheck.workflows.expressions.parser import parse_expression
from dodcheck.workflows.expressions.tree import ExpressionProblem
from dodcheck.workflows.expressions.values import Array, Known, Object, Truth, Unknown, outcomes
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.expression_texts import ATOMS, NAMES, comparisons, expression
from fuzz.texts import text_of

_MOST = 3_000
_WHOLE: Mapping[str, Known] = {
    "github.event_name": "push",
    "github.ref": "refs/heads/main",
    "github.base_ref": "",
    "github.event": Object({"number": 12.0, "labels": Array((Object({"name": "bug"}), Object({"name": "CI"})))}),
    "matrix": Object({"os": "ubuntu", "python": 3.12, "soft": True, "index": 1.0, "list": Array((1.0, "2", None))}),
    "inputs.mode": "Push",
    "env.EMPTY": None,
    "success()": True,
    "failure()": False,
}


def fresh(random: Random) -> Given:
    """Return a condition: an expression, one in `${{ }}`, or several with something around."""
    text = random.choice((expression, comparisons))(random, random.choice((1, 2, 3, 4)))
    text = random.choice((text, text, f"${{{{ {text} }}}}", f"${{{{ {text} }}}} ", f"x ${{{{{text}}}}}${{{{ 1 }}}}"))
    return {TEXT: text.encode()}


def check(given: Given) -> None:
    """Read a condition with all, with some and with none of the contexts."""
    text = text_of(given)
    held = evaluate_condition(text, _WHOLE)
    assert evaluate_condition(text, {}) in (held, Truth.UNSURE)
    if len(text) > _MOST:
        return
    constant = constant_truth(text)
    assert held is Truth.UNSURE or constant in (held, Truth.UNSURE), (constant, held)
    assert held is Truth.UNSURE or constant_truth(text, (_WHOLE,)) is held
    names_in_condition(text)
    _parts(text)


def _parts(text: str) -> None:
    try:
        tree = parse_expression(text)
    except ExpressionProblem as problem:
        assert str(problem)
        return
    full = evaluate(tree, _WHOLE)
    for left_out in _WHOLE:
        part = evaluate(tree, {name: value for name, value in _WHOLE.items() if name != left_out})
        possible = part if isinstance(part, Unknown) else outcomes(part)
        assert not outcomes(full) & ~possible, (left_out, full, part)


CAMPAIGN = Campaign(
    name="expressions",
    about="expressions and conditions of workflows",
    fresh=fresh,
    check=check,
    pieces=(*ATOMS, *NAMES, "${{", "}}", "(", ")", "[", "]", ".*", "!", "&&", "||", "==", "<", ", ", "format(", "'"),
)
