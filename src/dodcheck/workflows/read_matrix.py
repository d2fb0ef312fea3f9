"""`strategy: matrix:` of a job."""

from __future__ import annotations

from collections.abc import Mapping as Fields

from dodcheck.formats.yaml import Node, Scalar, Sequence
from dodcheck.workflows.fields import fields, is_null, text
from dodcheck.workflows.model import Matrix, Text

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
    told = tuple(Text(value.value, value.line) for value in own.values() if isinstance(value, Scalar))
    include, exclude = _combinations(own.get("include")), _combinations(own.get("exclude"))
    excluding = own.get("exclude")
    return Matrix(axes, include, exclude, bool(told), node.line, told, excluding.line if excluding else 0)


def read_fail_fast(strategy: Node | None) -> Text | None:
    """Return what a job's strategy says of `fail-fast`. Raises ``FormatProblem``."""
    return (
        None if isinstance(strategy, Scalar) else text(fields(strategy, "`strategy`").get("fail-fast"), "`fail-fast`")
    )


def _values(node: Node) -> tuple[str, ...]:
    """Return the values of an axis; one that is no scalar is an empty text, which nothing equals by chance."""
    if not isinstance(node, Sequence):
        return ()
    return tuple(item.value if isinstance(item, Scalar) else "" for item in node.items)


def _combinations(node: Node | None) -> tuple[Fields[str, str], ...]:
    if not isinstance(node, Sequence):
        return ()
    return tuple(
        {
            name: value.value
            for name, value in fields(item, "a combination of `matrix`").items()
            if isinstance(value, Scalar)
        }
        for item in node.items
        if not isinstance(item, Scalar)
    )
