"""What a condition asks for: the names of values, and texts that stand where a condition is expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from dodcheck.workflows.expressions.constancy import constant_truth
from dodcheck.workflows.expressions.names import names_of as names_in
from dodcheck.workflows.expressions.tree import Expression, Joined, Literal, Not
from dodcheck.workflows.expressions.values import Known, Truth
from dodcheck.workflows.expressions.wrapping import unwrap_condition


@lru_cache(maxsize=4_096)
def names_in_condition(text: str) -> frozenset[str]:
    """Return the dotted names of the values that a condition asks for, in lower case; none where it is broken."""
    tree = unwrap_condition(text).tree
    return frozenset(name.lower() for name in names_in(tree)) if tree is not None else frozenset()


@lru_cache(maxsize=4_096)
def texts_as_conditions(text: str) -> tuple[str, ...]:
    """Return the texts in quotes that count as a condition, alone or beside `&&` and `||`: they are true, or empty."""
    tree = unwrap_condition(text).tree
    return tuple(_texts(tree)) if tree is not None else ()


def truth_of_condition(text: str, situation: Mapping[str, Known]) -> Truth:
    """Return whether a condition holds in a situation, as far as that is known."""
    return _held(text, tuple([(name, value, _kind(value)) for name, value in situation.items()]))


def _kind(value: Known) -> object:
    """Return what tells a value from those that are equal to it for Python alone: `true` and `1`, `0` and `-0`."""
    return repr(value) if isinstance(value, float) else type(value)


@lru_cache(maxsize=4_096)
def _held(text: str, situation: tuple[tuple[str, Known, object], ...]) -> Truth:
    return constant_truth(text, ({name: value for name, value, _ in situation},))


def _texts(tree: Expression) -> Iterator[str]:
    todo = [tree]
    while todo:
        match todo.pop():
            case Literal(value=str() as text):
                yield text
            case Not(operand=operand):
                todo.append(operand)
            case Joined(operands=operands):
                todo += reversed(operands)
            case _:
                pass
