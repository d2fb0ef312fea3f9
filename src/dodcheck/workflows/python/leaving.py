"""Where a Python script ends: with which failure, and whether an exit code that is kept is heeded."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from dodcheck.workflows.python.starts import name_of

EXITS = frozenset({"sys.exit", "exit", "quit", "os._exit", "SystemExit"})
_NEAR = 200


def exit_value(statement: ast.stmt, names: dict[str, str]) -> ast.expr | None:
    """Return the value that a statement ends the script with (`None` stands for none), ``None`` where it does not."""
    match statement:
        case ast.Expr(value=ast.Call() as call) if name_of(call.func, names) in EXITS:
            pass
        case ast.Raise(exc=ast.Call() as call) if name_of(call.func, names) == "SystemExit":
            pass
        case ast.Raise(exc=ast.Name(id="SystemExit")):
            return ast.Constant(None)
        case _:
            return None
    return call.args[0] if call.args else ast.Constant(None)


def is_failure(value: ast.expr) -> bool:
    """Return whether a value is one that `sys.exit` makes a failure of: a number that is not 0, or a text."""
    match value:
        case ast.Constant(value=bool() | int() as number):
            return int(number) % 256 != 0
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case _:
            return False


def fails(body: Sequence[ast.stmt], names: dict[str, str], kept: str = "") -> str:
    """Return how statements end for sure: `raise` or `exit`, with a failure; an empty text where they may not.

    ``kept`` is the expression that holds the code of a failure.
    """
    for statement in body[:_NEAR]:
        value = exit_value(statement, names)
        if value is not None:
            return "exit" if is_failure(value) or (kept and _is(value, kept)) else ""
        if isinstance(statement, ast.Raise):
            return "raise"
        if not isinstance(statement, ast.Expr | ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Pass):
            return ""
    return ""


def _is(node: ast.expr, kept: str) -> bool:
    """Return whether an expression is the one that holds an exit code, as it is or made a number or a truth."""
    match node:
        case ast.Name(id=name):
            return name == kept
        case ast.Attribute(value=ast.Name(id=name), attr=attribute):
            return f"{name}.{attribute}" == kept
        case ast.Call(func=ast.Name(id="int" | "bool"), args=[inner]):
            return _is(inner, kept)
        case _:
            return False


def _zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 0


def tells_failure(test: ast.expr, kept: str) -> bool | None:
    """Return whether a condition is true after a failure (``True``) or after a success, ``None`` for any other one."""
    match test:
        case ast.Compare(left=left, ops=[ast.NotEq() | ast.Gt()], comparators=[right]) if _is(left, kept) and _zero(
            right
        ):
            return True
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]) if _is(left, kept) and _zero(right):
            return False
        case ast.UnaryOp(op=ast.Not(), operand=operand) if _is(operand, kept):
            return False
        case _:
            return True if _is(test, kept) else None


def how_failure_ends(kept: str, following: Sequence[ast.stmt], names: dict[str, str]) -> str:
    """Return how a failure ends the script whose code ``kept`` holds: `raise`, `exit`, `return`; empty: not at all."""
    owner = kept.partition(".")[0]
    for statement in following[:_NEAR]:
        value = exit_value(statement, names)
        if value is not None:
            return "exit" if _is(value, kept) else ""
        heeding = _heeds(statement, kept, names)
        if heeding:
            return heeding
        match statement:
            case ast.Return() | ast.Raise():
                return ""
            case ast.Assign(targets=[ast.Name(id=name)]) if name == owner:
                return ""
            case _:
                pass
    return ""


def _heeds(statement: ast.stmt, kept: str, names: dict[str, str]) -> str:
    """Return how one statement makes a failure of a kept code, an empty text where it does not."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="check_returncode"))):
            return "raise" if kept == f"{name}.returncode" else ""
        case ast.Assert(test=test):
            return "raise" if tells_failure(test, kept) is False else ""
        case ast.If(test=test, body=body, orelse=other) if (told := tells_failure(test, kept)) is not None:
            return fails(body if told else other, names, kept)
        case ast.Return(value=ast.expr() as value):
            return "return" if _is(value, kept) else ""
        case _:
            return ""


def exits_with(kept: str, following: Sequence[ast.stmt], names: dict[str, str]) -> bool:
    """Return whether a statement, or one in an `if`, ends the script with what ``kept`` holds as it is."""
    for statement in following[:_NEAR]:
        for inner in (statement, *(statement.body[:_NEAR] if isinstance(statement, ast.If) else ())):
            value = exit_value(inner, names)
            if value is not None and _is(value, kept):
                return True
    return False
