"""The calls that a session of `nox` comes to, or may."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple


class SessionCall(NamedTuple):
    """A call of a session; ``perhaps`` says that the session may not come to it."""

    call: ast.Call
    perhaps: bool


_BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.IfExp, ast.BoolOp, ast.Match, ast.comprehension)
_APART = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.Try, ast.TryStar, ast.GeneratorExp)
"""What only runs when something else asks for it, or whose errors may be caught."""
_LEAVING = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def session_calls(function: ast.FunctionDef) -> Iterator[SessionCall]:
    """Yield the calls that a session may come to and whose errors end it: none in a `try`, none behind its end."""
    todo: list[tuple[ast.AST, bool]] = []
    left = False
    for statement in function.body:
        if isinstance(statement, _LEAVING) or _skips(statement):
            break
        todo.append((statement, left))
        left = left or _may_leave(statement)
    while todo:
        node, perhaps = todo.pop()
        if isinstance(node, ast.Call):
            yield SessionCall(node, perhaps)
        if not isinstance(node, _APART):
            inner = perhaps or isinstance(node, _BRANCHES) or _suppresses(node)
            todo += [(child, inner) for child in ast.iter_child_nodes(node)]


def _may_leave(statement: ast.stmt) -> bool:
    """Return whether a session may end within a statement, or pass over what is behind it."""
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Return | ast.Raise) or (isinstance(node, ast.stmt) and _skips(node)):
            return True
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            todo += ast.iter_child_nodes(node)
    return False


def _suppresses(node: ast.AST) -> bool:
    """Return whether errors within a `with` may be caught by it."""
    told = [ast.unparse(one.context_expr) for one in node.items] if isinstance(node, ast.With) else []
    return any("suppress" in one for one in told)


def _skips(statement: ast.stmt) -> bool:
    """Return whether a statement ends a session that is then called skipped."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ("skip", "error")
