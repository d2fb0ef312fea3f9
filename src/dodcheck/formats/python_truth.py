"""Whether a condition of Python source is always or never met, as far as its text alone tells."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence

_DEEPEST = 50
_OLDEST, _NEXT = (3,), (4,)
"""Every version of Python that runs what is read here lies between these: from the first, and before the second."""

_COMPARED: Mapping[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Eq: lambda one, other: one == other,
    ast.NotEq: lambda one, other: one != other,
    ast.Lt: lambda one, other: one < other,
    ast.LtE: lambda one, other: one <= other,
    ast.Gt: lambda one, other: one > other,
    ast.GtE: lambda one, other: one >= other,
}


def truth(test: ast.expr, depth: int = 0) -> bool | None:
    """Return whether a condition is met whatever happens, or never; ``None`` where that depends."""
    if depth > _DEEPEST:
        return None
    found: bool | None = None
    match test:
        case ast.Constant(value=value):
            found = bool(value)
        case ast.Tuple(elts=[]) | ast.List(elts=[]) | ast.Dict(keys=[]):
            found = False
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = truth(operand, depth + 1)
            found = None if inner is None else not inner
        case ast.BoolOp(op=op, values=values):
            found = _combined_truth([truth(value, depth + 1) for value in values], deciding=isinstance(op, ast.Or))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            found = _comparison_truth(left, op, right)
        case _:
            pass
    return found


def _combined_truth(found: Sequence[bool | None], *, deciding: bool) -> bool | None:
    """Return what conditions come to of which one that is ``deciding`` decides."""
    if deciding in found:
        return deciding
    return None if None in found else not deciding


def _comparison_truth(left: ast.expr, op: ast.cmpop, right: ast.expr) -> bool | None:
    compare = _COMPARED.get(type(op))
    if compare is None:
        return None
    if _is_version(left):
        return _version_truth(op, _numbers(right))
    one, other = _number(left), _number(right)
    return None if one is None or other is None else compare(one, other)


def _version_truth(op: ast.cmpop, given: tuple[int, ...]) -> bool | None:
    """Return how the version of Python compares with one that lies before or behind all that there are."""
    if not given or _OLDEST < given < _NEXT:
        return None
    behind = given >= _NEXT
    match op:
        case ast.Lt() | ast.LtE() if behind or given < _OLDEST or isinstance(op, ast.Lt):
            return behind
        case ast.Gt() | ast.GtE() if behind or given < _OLDEST or isinstance(op, ast.GtE):
            return not behind
        case ast.Eq() if given != _OLDEST:
            return False
        case _:
            return None


def _is_version(node: ast.expr) -> bool:
    """Return whether an expression is the version of Python, or its first number."""
    match node:
        case ast.Subscript(value=inner, slice=ast.Constant(value=0)) | ast.Attribute(value=inner, attr="major"):
            return _is_version(inner)
        case ast.Subscript(value=inner, slice=ast.Slice(lower=None)):
            return _is_version(inner)
        case ast.Attribute(value=ast.Name(id="sys"), attr="version_info"):
            return True
        case _:
            return False


def _numbers(node: ast.expr) -> tuple[int, ...]:
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    found = [one.value for one in parts if isinstance(one, ast.Constant) and type(one.value) is int]
    return tuple(found) if len(found) == len(parts) else ()


def _number(node: ast.expr) -> float | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int | float) else None
