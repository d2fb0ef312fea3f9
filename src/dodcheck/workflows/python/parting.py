"""What an `if` of a Python script asks about, and what it does after a failure."""

from __future__ import annotations

import ast

from dodcheck.workflows.python.leaving import exit_value, tells_failure


def question_of_if(statement: ast.If) -> tuple[ast.expr, list[ast.stmt]]:
    """Return the value that a condition asks about, and the statements that follow where it tells of a failure."""
    match statement.test:
        case ast.Compare(left=left, ops=[ast.NotEq()], comparators=[ast.Constant(value=0)]):
            return left, statement.body
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant(value=0)]):
            return left, statement.orelse
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand, statement.orelse
        case test:
            return test, statement.body


def passes_failure_on(statement: ast.If, names: dict[str, str]) -> bool:
    """Return whether the branch ends the script with the code that its condition has found to be one of a failure."""
    ending = next((given for inner in statement.body if (given := exit_value(inner, names)) is not None), None)
    return ending is not None and tells_failure(statement.test, ast.unparse(ending)) is True
