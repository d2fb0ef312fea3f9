"""An expression as a tree."""

from __future__ import annotations

from typing import NamedTuple


class ExpressionProblem(ValueError):  # noqa: N818 - a problem of the expression, not of the program
    """A text that is no expression, or one beyond the limits."""


class Literal(NamedTuple):
    """A number, a text, true, false or null."""

    value: float | str | bool | None


class Name(NamedTuple):
    """A value of a context by its dotted name in lower case; an index that is no text stands there as ``*``."""

    dotted: str


class Call(NamedTuple):
    """A function, by its name in lower case."""

    function: str
    arguments: tuple[Expression, ...]


class Not(NamedTuple):
    """`!x`."""

    operand: Expression


class Binary(NamedTuple):
    """Two operands and the sign between them."""

    sign: str
    left: Expression
    right: Expression


Expression = Literal | Name | Call | Not | Binary
