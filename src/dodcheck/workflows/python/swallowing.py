"""Checks of a Python script that fail on purpose, and whose failure the script takes itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.workflows.python.catching import kinds_of
from dodcheck.workflows.python.flow import parsed
from dodcheck.workflows.python.leaving import exit_value, is_failure
from dodcheck.workflows.python.starts import imported_names, name_of
from dodcheck.workflows.shell.words import ShellProblem

_SAYING = frozenset({"print", "pprint", "write", "info", "warning", "warn", "error", "debug", "exception", "print_exc"})
_ALL = frozenset({"Exception", "BaseException"})
_INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_MOST = 2_000


class Swallowed(NamedTuple):
    """A statement that fails on purpose, as a sentence names it, and the line of the handler that takes it, from 1."""

    what: str
    handler: int


@lru_cache(maxsize=64)
def swallowed(text: str) -> tuple[Swallowed, ...]:
    """Return the checks of a script whose failure a handler takes that only passes, or says something."""
    if "except" not in text:
        return ()
    try:
        tree = parsed(text)
        names = imported_names(tree)
        tries = [node for node in ast.walk(tree) if isinstance(node, ast.Try)]
        return tuple(found for node in tries[:_MOST] for found in _of(node, names))
    except (ShellProblem, RecursionError):
        return ()


def _of(attempt: ast.Try, names: dict[str, str]) -> Iterator[Swallowed]:
    for handler in attempt.handlers:
        kinds = kinds_of(handler)
        if not all(_goes_on(one, names) for one in handler.body):
            return
        for statement in _statements(attempt.body):
            what, thrown = _failing(statement, names)
            if what and (
                not kinds or thrown in kinds or ("BaseException" in kinds or _is_error(thrown) & bool(kinds & _ALL))
            ):
                yield Swallowed(what, handler.lineno)
                return


def _is_error(thrown: str) -> bool:
    return thrown != "SystemExit"


def _statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of a body, and of what it branches into; another `try` in it is looked at by itself."""
    todo = list(reversed(body))
    while todo:
        statement = todo.pop()
        yield statement
        if not isinstance(statement, (*_INNER, ast.Try)):
            todo += [inner for inner in ast.iter_child_nodes(statement) if isinstance(inner, ast.stmt)]


def _failing(statement: ast.stmt, names: dict[str, str]) -> tuple[str, str]:
    """Return how a statement fails on purpose, and which error that is; two empty texts where it does not."""
    value = exit_value(statement, names)
    if value is not None:
        return ("sys.exit", "SystemExit") if is_failure(value) else ("", "")
    match statement:
        case ast.Assert():
            return "assert", "AssertionError"
        case ast.Raise(exc=ast.Call(func=called)):
            return "raise", name_of(called, names).rpartition(".")[2]
        case ast.Raise(exc=ast.Name(id=name)):
            return "raise", name
        case _:
            return "", ""


def _goes_on(statement: ast.stmt, names: dict[str, str]) -> bool:
    """Return whether a statement of a handler does nothing but say something, or end the script well."""
    value = exit_value(statement, names)
    if value is not None:
        return isinstance(value, ast.Constant) and not is_failure(value)
    match statement:
        case ast.Pass() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name))):
            return name in _SAYING
        case _:
            return False
