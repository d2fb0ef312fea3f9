"""Which statements of Python source can run, as far as its text alone tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from dodcheck.formats.python_truth import truth

ANYTHING = "*"
"""Stands for every exception among those that are caught."""

_CATCH_ALL = frozenset({"Exception", "BaseException"})
_LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)


class Life(IntEnum):
    """Whether a statement runs: yes, only when the file is a script or until it is deleted, never."""

    LIVE = 0
    DOUBTFUL = 1
    DEAD = 2


class ReachedStatement(NamedTuple):
    """A statement, whether it runs, and the exceptions that go no further from it, by their last name."""

    node: ast.stmt
    life: Life
    caught: frozenset[str]


@dataclass(slots=True)
class _Frame:
    rest: Iterator[ast.stmt]
    life: Life
    caught: frozenset[str]


class _Block(NamedTuple):
    body: Sequence[ast.stmt]
    life: Life = Life.LIVE
    caught: frozenset[str] = frozenset()


def statements(body: Sequence[ast.stmt]) -> Iterator[ReachedStatement]:
    """Yield the statements of a body and of the blocks in it, in their order.

    Functions and classes are yielded and not entered. What stands under a condition that is never met (`if False`,
    `if TYPE_CHECKING`), or behind a `return` or `raise` of the same block, is dead; under `if __name__ == …` it is
    doubtful.
    """
    frames = [_Frame(iter(body), Life.LIVE, frozenset())]
    while frames:
        frame = frames[-1]
        statement = next(frame.rest, None)
        if statement is None:
            frames.pop()
            continue
        yield ReachedStatement(statement, frame.life, frame.caught)
        frames.extend(
            _Frame(iter(block.body), max(frame.life, block.life), frame.caught | block.caught)
            for block in reversed(_blocks(statement))
        )
        if isinstance(statement, _LEAVING):
            frame.life = Life.DEAD


def last_name(node: ast.expr | None) -> str:
    """Return the last name of an expression such as `a.b.c` or `a.b.c(…)`, else an empty text."""
    called = node.func if isinstance(node, ast.Call) else node
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def live(body: Sequence[ast.stmt]) -> Iterator[ReachedStatement]:
    """Yield the statements of a body that can run."""
    return (statement for statement in statements(body) if statement.life is Life.LIVE)


def expressions(statement: ast.stmt) -> Iterator[ast.AST]:
    """Yield the expressions of a statement, without those of the blocks, functions and classes in it."""
    waiting: list[ast.AST] = (
        [] if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else [statement]
    )
    while waiting:
        node = waiting.pop()
        if node is not statement:
            yield node
        if not isinstance(node, ast.Lambda):
            waiting.extend(part for part in ast.iter_child_nodes(node) if not isinstance(part, _BLOCKS))


_BLOCKS = (ast.stmt, ast.ExceptHandler, ast.match_case)


def is_name(node: ast.AST, names: AbstractSet[str]) -> bool:
    """Return whether an expression reads one of these names, or an attribute called so."""
    match node:
        case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
            return name in names
        case _:
            return False


def _blocks(statement: ast.stmt) -> list[_Block]:
    match statement:
        case ast.If(test=test) | ast.While(test=test):
            inside, otherwise = _lives_of_branches(test)
            return [
                _Block(statement.body, inside),
                _Block(statement.orelse, otherwise if isinstance(statement, ast.If) else Life.LIVE),
            ]
        case ast.For() | ast.AsyncFor():
            return [_Block(statement.body), _Block(statement.orelse)]
        case ast.With() | ast.AsyncWith():
            return [_Block(statement.body, caught=_suppressed_exceptions(statement.items))]
        case ast.Try() | ast.TryStar():
            handlers = [_Block(handler.body) for handler in statement.handlers]
            return [
                _Block(statement.body, caught=_caught_exceptions(statement.handlers)),
                *handlers,
                _Block(statement.orelse),
                _Block(statement.finalbody),
            ]
        case ast.Match():
            return [_Block(case.body) for case in statement.cases]
        case _:
            return []


def _lives_of_branches(test: ast.expr) -> tuple[Life, Life]:
    """Return whether the two sides of a condition run."""
    turned = False
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, turned = test.operand, not turned
    match test:
        case _ if (met := truth(test)) is not None:
            lives = (Life.LIVE, Life.DEAD) if met else (Life.DEAD, Life.LIVE)
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            lives = (Life.DEAD, Life.LIVE)
        case ast.Compare(left=ast.Name(id="__name__")):
            lives = (Life.DOUBTFUL, Life.LIVE)
        case _:
            lives = (Life.LIVE, Life.LIVE)
    return (lives[1], lives[0]) if turned else lives


def _caught_exceptions(handlers: Sequence[ast.ExceptHandler]) -> frozenset[str]:
    """Return what handlers catch and do not raise again."""
    quiet = (
        handler
        for handler in handlers
        if not any(isinstance(node, ast.Raise) for part in handler.body for node in ast.walk(part))
    )
    return frozenset(name for handler in quiet for name in _exception_names(handler.type))


def _suppressed_exceptions(items: Sequence[ast.withitem]) -> frozenset[str]:
    calls = (item.context_expr for item in items)
    return frozenset(
        name
        for call in calls
        if isinstance(call, ast.Call) and last_name(call) == "suppress"
        for argument in call.args
        for name in _exception_names(argument)
    )


def _exception_names(exceptions: ast.expr | None) -> Iterator[str]:
    several = exceptions.elts if isinstance(exceptions, ast.Tuple) else [exceptions]
    for expression in several:
        name = last_name(expression)
        yield ANYTHING if not name or name in _CATCH_ALL else name
