"""`strategy: matrix:` of a job."""

from __future__ import annotations

from collections.abc import Mapping as Fields

from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence
from dodcheck.workflows.expressions.values import UNKNOWN, Array, Known, Object, Unknown, Value
from dodcheck.workflows.fields import fields, is_null
from dodcheck.workflows.grammar.scalars import value_of
from dodcheck.workflows.model import Cell, Matrix, Text

_LISTS = ("include", "exclude")


def read_matrix(strategy: Node | None) -> Matrix | None:
    """Return the matrix of a job's strategy, ``None`` where it has none. Raises ``FormatProblem``."""
    node = None if isinstance(strategy, Scalar) else fields(strategy, "`strategy`").get("matrix")
    if isinstance(strategy, Scalar) and not is_null(strategy):
        return Matrix({}, (), (), dynamic=True, line=strategy.line, told=(Text(strategy.value, strategy.line),))
    if node is None or is_null(node):
        return None
    if isinstance(node, Scalar):
        return Matrix({}, (), (), dynamic=True, line=node.line, told=(Text(node.value, node.line),))
    own = fields(node, "`matrix`")
    axes = {name: _values(value) for name, value in own.items() if name not in _LISTS}
    texts = tuple(text for name, value in own.items() for text in _written(name, value))
    include, exclude = _combinations(own.get("include")), _combinations(own.get("exclude"))
    excluding = own.get("exclude")
    return Matrix(axes, include, exclude, bool(texts), node.line, texts, excluding.line if excluding else 0)


def _written(name: str, node: Node) -> tuple[Text, ...]:
    """Return the expressions that stand for a list, or for a combination that is added or taken away."""
    if isinstance(node, Scalar):
        return (Text(node.value, node.line),)
    items = node.items if isinstance(node, Sequence) and name in _LISTS else ()
    return tuple(Text(scalar.value, scalar.line) for scalar in items if isinstance(scalar, Scalar))


def _cell(node: Node) -> Cell:
    return Cell(node.value if isinstance(node, Scalar) else "", _value(node))


def _values(node: Node) -> tuple[Cell, ...]:
    return tuple(_cell(item) for item in node.items) if isinstance(node, Sequence) else ()


def _combinations(node: Node | None) -> tuple[Fields[str, Cell], ...]:
    if not isinstance(node, Sequence):
        return ()
    return tuple(
        {name: _cell(value) for name, value in fields(item, "a combination of `matrix`").items()}
        for item in node.items
        if not isinstance(item, Scalar)
    )


def _value(node: Node) -> Value:
    """Return what a node means, unknown where an expression stands in it."""
    if isinstance(node, Scalar):
        return UNKNOWN if "${{" in node.value else value_of(node)
    if isinstance(node, Mapping):
        members: dict[str, Known] = {}
        for name, member in fields(node, "a value of `matrix`").items():
            value = _value(member)
            if isinstance(value, Unknown):
                return UNKNOWN
            members[name] = value
        return Object(members)
    values = [_value(item) for item in node.items]
    known = [value for value in values if not isinstance(value, Unknown)]
    return Array(tuple(known)) if len(known) == len(values) else UNKNOWN
