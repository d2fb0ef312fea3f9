"""How many ways lead through a Python function: fewest and most, for tools differ in what they count."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from dodcheck.formats.python_scope import Function

_OPEN = (
    *(ast.IfExp, ast.Assert, ast.Lambda, ast.With, ast.AsyncWith, ast.match_case),
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
)
"""What some tools count as a way more."""


def ways(function: Function) -> tuple[int, int]:
    """Return one more than the branches, loops and handlers of a function, and the most that any tool makes of it.

    Some count what joins conditions, what is chosen within an expression, comprehensions, and functions inside.
    """
    low, high = 1, 1
    for node, inside in _nodes(function):
        least, most = _step(node)
        low += 0 if inside else least
        high += most
    return low, high


def _nodes(function: Function) -> Iterator[tuple[ast.AST, bool]]:
    """Yield the nodes of a function, and whether they are of one that is defined in it."""
    waiting: list[tuple[ast.AST, bool]] = [(child, False) for child in function.body]
    while waiting:
        node, inside = waiting.pop()
        yield node, inside
        within = inside or isinstance(node, Function | ast.ClassDef | ast.Lambda)
        waiting += [(child, within) for child in ast.iter_child_nodes(node)]


def _step(node: ast.AST) -> tuple[int, int]:
    """Return how many ways a node adds, at least and at most."""
    match node:
        case ast.If() | ast.ExceptHandler():
            return 1, 1
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1, 1 + bool(node.orelse)
        case ast.Match():
            return max(len(node.cases) - 1, 0), len(node.cases)
        case _:
            return 0, _at_most(node)


def _at_most(node: ast.AST) -> int:
    """Return how many ways a node adds that only some count."""
    match node:
        case ast.Try() | ast.TryStar():
            return bool(node.orelse) + bool(node.finalbody)
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.comprehension():
            return 1 + len(node.ifs)
        case _:
            return int(isinstance(node, _OPEN))
