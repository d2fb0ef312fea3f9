"""Whether a Python function or class does something, or only stands there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.formats.python_flow import Life, last_name, statements
from dodcheck.formats.python_scope import Function

_TO_DO = re.compile(rb"\b(?:TO[D]O|FIX[M]E|X[X]X|TBD|[Nn]ot (?:yet )?implemented|[Pp]laceholder|[Ss]tub)\b")
_ABSTRACT = frozenset({"abstractmethod", "abstractproperty", "overload"})
_SAYING = frozenset({"print", "debug", "info", "warning", "warn", "error", "exception", "log", "critical"})
_NOT_DONE = frozenset({"NotImplemented" + "Error", "NotImplemented"})
"""What is raised where nothing is done; `return NotImplemented` is how an operator says that it is not its business."""


class Body(Enum):
    """What a definition holds: something that runs, nothing, or what tells nothing.

    Nothing is told by what has no body as its form demands (abstract, Protocol), or returns an empty constant or a
    truth and does no more.
    """

    REAL = auto()
    STUB = auto()
    EXEMPT = auto()


class FunctionBody(NamedTuple):
    """A function or method with its dotted name in the module, 1-based line and what its body holds."""

    name: str
    line: int
    body: Body


def functions(tree: ast.Module, source: bytes) -> tuple[FunctionBody, ...]:
    """Return the functions and methods that a module defines, those inside functions left out."""
    return tuple(_functions(tree.body, source.splitlines(), "", exempt=False))


def methods(class_: ast.ClassDef, source: bytes) -> tuple[FunctionBody, ...]:
    """Return the methods of a class and of the classes in it."""
    return tuple(_functions(class_.body, source.splitlines(), f"{class_.name}.", exempt=_is_protocol(class_)))


def body_of(function: Function, source: bytes) -> Body:
    """Return what a function's body holds."""
    return _body_of(function, source.splitlines())


def has_fields(class_: ast.ClassDef) -> bool:
    """Return whether a class has attributes in its body."""
    return any(isinstance(statement, ast.Assign | ast.AnnAssign) for statement in class_.body)


def _functions(
    body: Sequence[ast.stmt], lines: Sequence[bytes], prefix: str, *, exempt: bool
) -> Iterator[FunctionBody]:
    waiting = [(body, prefix, exempt)]
    while waiting:
        inner, before, spared = waiting.pop()
        for node in (statement.node for statement in statements(inner) if statement.life is not Life.DEAD):
            if isinstance(node, Function):
                yield FunctionBody(
                    f"{before}{node.name}", node.lineno, Body.EXEMPT if spared else _body_of(node, lines)
                )
            elif isinstance(node, ast.ClassDef):
                waiting.append((node.body, f"{before}{node.name}.", spared or _is_protocol(node)))


def _body_of(function: Function, lines: Sequence[bytes]) -> Body:
    if any(last_name(mark) in _ABSTRACT for mark in function.decorator_list):
        return Body.EXEMPT
    doing = [statement for statement in function.body if not _is_nothing(statement)]
    if not doing or _gives_up(doing):
        return Body.STUB
    marked = any(_TO_DO.search(line) for line in lines[function.lineno - 1 : function.end_lineno])
    if marked and all(map(_is_idle, doing)):
        return Body.STUB
    return (
        Body.EXEMPT
        if all(isinstance(statement, ast.Return) and _is_empty(statement.value) for statement in doing)
        else Body.REAL
    )


def _gives_up(body: Sequence[ast.stmt]) -> bool:
    """Return whether the function never gets past raising that it is not implemented."""
    for statement in body:
        match statement:
            case ast.Raise(exc=thrown):
                return last_name(thrown) in _NOT_DONE
            case _ if any(isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) for node in ast.walk(statement)):
                return False
            case _:
                pass
    return False


def _is_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def _is_idle(statement: ast.stmt) -> bool:
    """Return whether a statement does no work: it returns a constant, or says something and goes on."""
    match statement:
        case ast.Return(value=value):
            return value is None or _is_constant(value)
        case ast.Expr(value=ast.Call() as call):
            return last_name(call) in _SAYING
        case _:
            return False


def _is_constant(value: ast.expr) -> bool:
    empty = isinstance(value, ast.List | ast.Tuple | ast.Set) and not value.elts
    return isinstance(value, ast.Constant) or empty or (isinstance(value, ast.Dict) and not value.keys)


def _is_empty(value: ast.expr | None) -> bool:
    """Return whether nothing, a truth, or an empty constant is returned: by a placeholder, or by design."""
    constant = value.value if isinstance(value, ast.Constant) else None
    return value is None or (_is_constant(value) and (not constant or constant is True))


def _is_protocol(class_: ast.ClassDef) -> bool:
    bases = (base.value if isinstance(base, ast.Subscript) else base for base in class_.bases)
    return any(last_name(base) == "Protocol" for base in bases)
