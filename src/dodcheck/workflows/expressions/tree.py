"""An expression as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never


class ExpressionProblem(ValueError):  # noqa: N818 - a problem of the expression, not of the program
    """A text that is no expression, or one beyond the limits."""


class Literal(NamedTuple):
    """A number, a text, true, false or null."""

    value: float | str | bool | None


class Name(NamedTuple):
    """A context by its name in lower case: `github`, `matrix`."""

    name: str


class Index(NamedTuple):
    """What is taken out of a value: `of.key` (a text) and `of[key]` are the same."""

    of: Expression
    key: Expression


class Filter(NamedTuple):
    """Everything that is in a value, as a list: `of.*`."""

    of: Expression


class Call(NamedTuple):
    """A function, by its name in lower case."""

    function: str
    arguments: tuple[Expression, ...]


class Not(NamedTuple):
    """`!x`."""

    operand: Expression


class Binary(NamedTuple):
    """A comparison: two operands and the sign between them."""

    sign: str
    left: Expression
    right: Expression


class Joined(NamedTuple):
    """Two operands or more between which the same sign stands: `&&` or `||`."""

    sign: str
    operands: tuple[Expression, ...]


Expression = Literal | Name | Index | Filter | Call | Not | Binary | Joined


def children(tree: Expression) -> tuple[Expression, ...]:  # noqa: PLR0911 - one for each kind of node
    """Return the expressions that an expression is directly made of."""
    match tree:
        case Literal() | Name():
            return ()
        case Index():
            return (tree.of, tree.key)
        case Filter():
            return (tree.of,)
        case Call():
            return tree.arguments
        case Not():
            return (tree.operand,)
        case Binary():
            return (tree.left, tree.right)
        case Joined():
            return tree.operands
        case _:
            assert_never(tree)


def parts(tree: Expression) -> Iterator[Expression]:
    """Yield an expression and every one in it, from left to right."""
    todo = [tree]
    while todo:
        node = todo.pop()
        yield node
        todo += reversed(children(node))


def dotted(tree: Expression) -> str | None:
    """Return the name of a value by which it is known: `github.event_name`; ``None`` for what has none.

    All of it is in lower case, as GitHub does not tell cases apart; only below `env`, where Linux does, it is kept.
    Every index that is no plain text or number has none.
    """
    match tree:
        case Name():
            return tree.name
        case Index(of=of, key=Literal(value=str() as key)):
            before = dotted(of)
            if before is None or "." in key or not key:
                return None
            return f"{before}.{key if before == 'env' else key.lower()}"
        case Index(of=of, key=Literal(value=float() as key)):
            before = dotted(of)
            return None if before is None or not key.is_integer() or key < 0 else f"{before}.{key:.0f}"
        case _:
            return None
