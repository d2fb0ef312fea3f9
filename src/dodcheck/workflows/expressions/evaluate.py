"""The value of an expression as far as it is known: everything else, and what rests on it, is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from dodcheck.workflows.expressions.convert import member_of, member_of_each, truth_of_comparison
from dodcheck.workflows.expressions.functions import filtered_items, function_value
from dodcheck.workflows.expressions.signatures import STATUS
from dodcheck.workflows.expressions.tree import (
    Binary,
    Call,
    Expression,
    Filter,
    Index,
    Joined,
    Literal,
    Name,
    Not,
    dotted,
    parts,
)
from dodcheck.workflows.expressions.values import (
    RISKY,
    UNKNOWN,
    Array,
    Filtered,
    Known,
    Object,
    Truth,
    Unknown,
    Value,
    failing,
    outcomes,
    truth_of,
)
from dodcheck.workflows.expressions.wrapping import Shape, unwrap_condition, without_braces

__all__ = [
    "FAILED",
    "GOOD",
    "UNKNOWN",
    "Known",
    "Truth",
    "asks_status",
    "evaluate",
    "evaluate_condition",
    "evaluate_setting",
    "truth_of",
    "without_braces",
]

GOOD: Mapping[str, Known] = {"always()": True, "success()": True, "failure()": False, "cancelled()": False}
"""What the status functions say where nothing has failed so far."""
FAILED: Mapping[str, Known] = {"always()": True, "success()": False, "failure()": True, "cancelled()": False}
"""What they say where something that was needed has failed."""


def evaluate_condition(text: str, context: Mapping[str, Known]) -> Truth:
    """Return whether a condition holds, for values by dotted name in lower case, and status functions by `name()`.

    The text is taken as it stands in the file: blanks and line breaks around `${{ }}` count. What the name of a whole
    context stands for is an ``Object``. Names below `env` keep their case. An empty condition holds.
    """
    expression = unwrap_condition(text)
    match expression.shape:
        case Shape.EMPTY:
            return Truth.YES
        case Shape.QUOTED:
            return _agreed(text, expression.tree, context)
        case _:
            return Truth.UNSURE if expression.tree is None else truth_of(evaluate(expression.tree, context))


def _agreed(text: str, tree: Expression | None, context: Mapping[str, Known]) -> Truth:
    """Return what both readings of a bare text in `${{ }}` say: it is taken as a condition of its own."""
    own = Truth.NO if without_braces(text) == "''" else Truth.YES
    again = Truth.UNSURE if tree is None else truth_of(evaluate(tree, context))
    return own if own is again else Truth.UNSURE


def evaluate_setting(text: str, context: Mapping[str, Known]) -> Truth:
    """Return whether a field says true that takes nothing but true and false, as `continue-on-error`.

    Where it comes to anything else, a text that is not empty as well, GitHub refuses it: that is unsure.
    """
    expression = unwrap_condition(text.strip())
    if expression.shape is Shape.PLAIN and not isinstance(expression.tree, Literal):
        return Truth.UNSURE
    value = UNKNOWN if expression.tree is None else evaluate(expression.tree, context)
    return truth_of(value) if isinstance(value, bool) else Truth.UNSURE


def asks_status(text: str) -> bool:
    """Return whether a condition asks how things went so far; without that, what was needed must have succeeded."""
    tree = unwrap_condition(text).tree
    return tree is not None and any(isinstance(part, Call) and part.function in STATUS for part in parts(tree))


def evaluate(tree: Expression, context: Mapping[str, Known]) -> Value:  # noqa: PLR0911 - one for each kind of node
    """Return the value of an expression, in a context as ``evaluate_condition`` takes one."""
    match tree:
        case Literal():
            return tree.value
        case Name():
            return context.get(tree.name, UNKNOWN)
        case Index():
            return _index(tree, context)
        case Filter():
            return _filter(tree, context)
        case Not():
            return _turned(evaluate(tree.operand, context))
        case Call():
            return _called(tree, context)
        case Binary():
            return _compared(tree.sign, evaluate(tree.left, context), evaluate(tree.right, context))
        case Joined():
            return _joined(tree, context)
        case _:
            assert_never(tree)


def _turned(value: Value) -> Value:
    match truth_of(value):
        case Truth.YES:
            return False
        case Truth.NO:
            return True
        case Truth.UNSURE:
            return value if value is Unknown.ERROR else UNKNOWN | (outcomes(value) & Unknown.ERROR)
        case other:
            assert_never(other)


def _joined(tree: Joined, context: Mapping[str, Known]) -> Value:
    """Return the first operand that decides, or the last one, with what may have come of those before it."""
    deciding, going_on = (Unknown.FALSY, Unknown.TRUTHY) if tree.sign == "&&" else (Unknown.TRUTHY, Unknown.FALSY)
    before = Unknown(0)
    for operand in tree.operands[:-1]:
        value = evaluate(operand, context)
        possible = outcomes(value)
        if going_on not in possible:
            return before | possible if before else value
        before |= possible & (deciding | Unknown.ERROR)
    last = evaluate(tree.operands[-1], context)
    return before | outcomes(last) if before else last


def _compared(sign: str, left: Value, right: Value) -> Value:
    if failing(left, right):
        return Unknown.ERROR if Unknown.ERROR in (left, right) else RISKY
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return UNKNOWN
    answer = truth_of_comparison(sign, left, right)
    return UNKNOWN if answer is None else answer


def _called(call: Call, context: Mapping[str, Known]) -> Value:
    if call.function == "always":
        return True
    if call.function in STATUS:
        return UNKNOWN if call.arguments else context.get(f"{call.function}()", UNKNOWN)
    return function_value(call.function, [evaluate(argument, context) for argument in call.arguments])


def _index(tree: Index, context: Mapping[str, Known]) -> Value:
    name = dotted(tree)
    if name is not None and name in context:
        return context[name]
    of, key = evaluate(tree.of, context), evaluate(tree.key, context)
    if failing(of, key):
        return RISKY
    if isinstance(of, Unknown):
        return Unknown.TRUTHY if _filters(tree.of) else UNKNOWN
    return _taken(of, key)


def _taken(of: Known, key: Value) -> Value:
    if not isinstance(of, Array | Object):
        return None
    unsure = Unknown.TRUTHY if isinstance(of, Filtered) else UNKNOWN
    if isinstance(key, Unknown):
        return unsure
    try:
        return Filtered(member_of_each(of.items, key)) if isinstance(of, Filtered) else member_of(of, key)
    except LookupError:
        return unsure


def _filter(tree: Filter, context: Mapping[str, Known]) -> Value:
    of = evaluate(tree.of, context)
    if failing(of):
        return Unknown.TRUTHY | Unknown.ERROR
    items = filtered_items(of)
    if items is None:
        return Unknown.TRUTHY
    if not isinstance(of, Filtered):
        return Filtered(tuple(items))
    return Filtered(tuple(inner for item in items for inner in filtered_items(item) or ()))


def _filters(tree: Expression) -> bool:
    """Return whether a value comes from a filter: it is a list then, and so is whatever is taken out of it."""
    while isinstance(tree, Index):
        tree = tree.of
    return isinstance(tree, Filter)
