"""The value of an expression as far as it is known: everything else, and what rests on it, is unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import TypeVar, assert_never

from dodcheck.workflows.expressions.parser import parse_expression
from dodcheck.workflows.expressions.tree import Binary, Call, Expression, ExpressionProblem, Literal, Name, Not


class Unknown(Enum):
    """The value of what is only known while a workflow runs."""

    UNKNOWN = auto()


UNKNOWN = Unknown.UNKNOWN

_Comparable = TypeVar("_Comparable", str, float)

Known = float | str | bool | None
Value = Known | Unknown

_PLAIN_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
_STATUS = frozenset({"always", "success", "failure", "cancelled"})

GOOD: Mapping[str, Known] = {"always()": True, "success()": True, "failure()": False, "cancelled()": False}
"""What the status functions say where nothing has failed so far."""
FAILED: Mapping[str, Known] = {"always()": True, "success()": False, "failure()": True, "cancelled()": False}
"""What they say where something that was needed has failed."""


class Truth(Enum):
    """Whether a condition holds."""

    YES = auto()
    NO = auto()
    UNSURE = auto()


def condition(text: str, context: Mapping[str, Known]) -> Truth:
    """Return whether a condition holds, for values by dotted name in lower case, and status functions by `name()`.

    A text with an expression in the middle of other words is never empty, so it holds.
    """
    inner = bare(text)
    if not inner:
        return Truth.YES
    try:
        return truth(evaluate(parse_expression(inner), context))
    except ExpressionProblem:
        return Truth.UNSURE


def bare(text: str) -> str | None:
    """Return an expression without its `${{ }}`; ``None`` where it stands in the middle of other words."""
    own = text.strip()
    if "${{" not in own:
        return own
    whole = own.startswith("${{") and own.endswith("}}") and own.count("${{") == 1 and own.count("}}") == 1
    return own[3:-2].strip() if whole else None


def asks_status(text: str) -> bool:
    """Return whether a condition asks how things went so far; without that, what was needed must have succeeded."""
    inner = bare(text)
    try:
        return inner is not None and bool(inner) and _asks(parse_expression(inner))
    except ExpressionProblem:
        return False


def truth(value: Value) -> Truth:
    """Return whether a value counts as true: null, false, 0 and the empty text do not."""
    if isinstance(value, Unknown):
        return Truth.UNSURE
    return Truth.YES if value else Truth.NO


def evaluate(tree: Expression, context: Mapping[str, Known]) -> Value:
    """Return the value of an expression."""
    match tree:
        case Literal():
            return tree.value
        case Name():
            return context.get(tree.dotted, UNKNOWN)
        case Not():
            held = truth(evaluate(tree.operand, context))
            return UNKNOWN if held is Truth.UNSURE else held is Truth.NO
        case Call():
            return _called(tree, context)
        case Binary():
            return _joined(tree.sign, evaluate(tree.left, context), evaluate(tree.right, context))
        case _:
            assert_never(tree)


def _joined(sign: str, left: Value, right: Value) -> Value:
    match sign:
        case "&&":
            return _both(left, right)
        case "||":
            return _either(left, right)
        case _:
            return _compared(sign, left, right)


def _both(left: Value, right: Value) -> Value:
    match truth(left):
        case Truth.YES:
            return right
        case Truth.NO:
            return left
        case _:
            return False if truth(right) is Truth.NO else UNKNOWN


def _either(left: Value, right: Value) -> Value:
    match truth(left):
        case Truth.YES:
            return left
        case Truth.NO:
            return right
        case _:
            return True if truth(right) is Truth.YES else UNKNOWN


def _compared(sign: str, left: Value, right: Value) -> Value:
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return UNKNOWN
    if isinstance(left, str) and isinstance(right, str):
        return _ordered(sign, left.lower(), right.lower())
    one, other = _as_number(left), _as_number(right)
    return UNKNOWN if one is None or other is None else _ordered(sign, one, other)


def _ordered(sign: str, left: _Comparable, right: _Comparable) -> bool:
    return {
        "==": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[sign]


def _as_number(value: Known) -> float | None:
    """Return what a value counts as beside one of another type, ``None`` for a text that is no plain number."""
    if value is None or value == "":
        return 0.0
    if not isinstance(value, str):
        return float(value)
    return float(value) if _PLAIN_NUMBER.fullmatch(value) else None


def _called(call: Call, context: Mapping[str, Known]) -> Value:
    if call.function in _STATUS:
        return context.get(f"{call.function}()", UNKNOWN)
    match call.function, [evaluate(one, context) for one in call.arguments]:
        case "contains", [str() as text, str() as part]:
            return part.lower() in text.lower()
        case "startswith", [str() as text, str() as part]:
            return text.lower().startswith(part.lower())
        case "endswith", [str() as text, str() as part]:
            return text.lower().endswith(part.lower())
        case _:
            return UNKNOWN


def _asks(tree: Expression) -> bool:
    match tree:
        case Call():
            return tree.function in _STATUS or any(_asks(one) for one in tree.arguments)
        case Not():
            return _asks(tree.operand)
        case Binary():
            return _asks(tree.left) or _asks(tree.right)
        case Literal() | Name():
            return False
        case _:
            assert_never(tree)
