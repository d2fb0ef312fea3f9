"""The calls of a name in a Python module, by its syntax alone."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse

_BUILT_IN = frozenset(dir(builtins))


def calls_of(data: bytes, name: str) -> tuple[int, ...]:
    """Return the lines of a module that call a name; none where it may stand for something else, or nothing is read.

    A name of Python's own is another one wherever the module binds it, or takes all names of another; any other is the
    one that is defined or imported. What is called through an object, an alias or a text is not seen.
    """
    try:
        tree = parse(data)
    except FormatProblem:
        return ()
    lines = {one.func.lineno for one in ast.walk(tree) if isinstance(one, ast.Call) and _is_name(one.func, name)}
    return () if not lines or any(_rebinds(node, name) for node in ast.walk(tree)) else tuple(sorted(lines))


def _is_name(called: ast.expr, name: str) -> bool:
    return isinstance(called, ast.Name) and called.id == name


def _rebinds(node: ast.AST, name: str) -> bool:
    """Return whether a node binds a name so that it may be another one than is meant."""
    own = name in _BUILT_IN
    match node:
        case ast.Name(id=bound, ctx=ast.Store() | ast.Del()):
            return bound == name
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return own and node.name == name
        case ast.ImportFrom():
            return any(_import_rebinds(alias, name, own=own) for alias in node.names)
        case ast.Import():
            return any((alias.asname or alias.name.partition(".")[0]) == name for alias in node.names)
        case _:
            return name in _other_bound_names(node)


def _import_rebinds(alias: ast.alias, name: str, *, own: bool) -> bool:
    if own:
        return name == (alias.asname or alias.name) or alias.name == "*"
    return alias.asname == name != alias.name


def _other_bound_names(node: ast.AST) -> Iterator[str | None]:
    """Yield the names that parameters, handlers, patterns and declarations bind."""
    match node:
        case ast.arg():
            yield node.arg
        case ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar():
            yield node.name
        case ast.MatchMapping():
            yield node.rest
        case ast.Global() | ast.Nonlocal():
            yield from node.names
        case _:
            return
