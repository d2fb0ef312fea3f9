"""The tests that a Python module defines, by their names, as far as it is seen without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.formats.python_scope import Function

USUAL = ("test",)
"""What the names of tests begin with, where no setting says otherwise."""
_MAKING = frozenset({"globals", "setattr", "exec", "load_tests", "__getattr__", "vars", "locals"})
"""Names by which a module makes tests of which its text says nothing."""


@lru_cache(maxsize=500)
def may_define_tests(data: bytes, names: tuple[str, ...] = USUAL) -> bool:
    """Return whether a module may define a test: only one in which none can be returns false.

    ``names`` are beginnings of names, or patterns. What it takes from elsewhere or makes while it runs may be a test:
    a base class, a name that begins like one, all that another module has.
    """
    try:
        return any(_may_be_test(node, names) for node in ast.walk(parse(data)))
    except (FormatProblem, RecursionError):
        return True


@lru_cache(maxsize=500)
def defined_tests(data: bytes) -> tuple[str, ...] | None:
    """Return the tests of a module as pytest names them behind its path; ``None`` where there may be others."""
    try:
        body = parse(data).body
    except (FormatProblem, RecursionError):
        return None
    plain = all(isinstance(one, _KNOWN) for one in body) and not any(_has_base(one) for one in body)
    return tuple(_named(body)) if plain else None


_KNOWN = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.Expr)


def _has_base(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ClassDef) and bool(statement.bases)


def _named(body: Sequence[ast.stmt]) -> Iterator[str]:
    for statement in body:
        if isinstance(statement, Function) and statement.name.startswith(USUAL):
            yield statement.name
        elif isinstance(statement, ast.ClassDef) and statement.name.startswith("Test"):
            yield from (f"{statement.name}::{name}" for name in _named(statement.body))


def _may_be_test(node: ast.AST, names: Sequence[str]) -> bool:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return _fits(name, names) or name in _MAKING
        case ast.ClassDef(bases=bases):
            return bool(bases)
        case ast.ImportFrom(names=taken):
            return any(one.name == "*" or _is_like_one(one.asname or one.name, names) for one in taken)
        case ast.Name(id=name, ctx=ast.Store()):
            return _is_like_one(name, names)
        case ast.Name(id=name):
            return name in _MAKING
        case _:
            return False


def _is_like_one(name: str, names: Sequence[str]) -> bool:
    return _fits(name, names) or name.startswith("Test")


def _fits(name: str, names: Sequence[str]) -> bool:
    return any(fnmatchcase(name, one) if "*" in one else name.startswith(one) for one in names)
