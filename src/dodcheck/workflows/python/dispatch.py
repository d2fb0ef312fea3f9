"""Functions of a Python script that run although no call names them: handed on, registered, asked for by name."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from dodcheck.workflows.python.starts import name_of

_TABLES = frozenset({"globals", "locals", "vars", "dir", "eval", "exec", "fire.Fire"})
"""What reaches functions by names that are only known when the script runs."""
_KEEPS = ("functools.", "contextlib.", "typing.")
"""Decorators that only change how a function is called where it is named."""
_COMMANDS = ("setuptools.", "distutils.")
_OWN = frozenset({"self", "cls"})


def handed_on(tree: ast.Module, functions: dict[str, ast.FunctionDef], names: dict[str, str]) -> frozenset[str]:
    """Return the functions that may run although no call that is reached names them.

    A function may be named elsewhere than in a call, or by a decorator; it is handed on with those that it names.
    """
    nodes = list(ast.walk(tree))
    if any(isinstance(node, ast.Call) and _asks_by_name(node, names) for node in nodes):
        return frozenset(functions)
    outside = (statement for statement in tree.body if not _is_one(statement, functions))
    todo = list(_mentioned(outside))
    todo += [name for name, function in functions.items() if _is_registered(function, names)]
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name in functions and name not in found:
            found.add(name)
            todo += _mentioned([functions[name]])
    return frozenset(found)


def is_command(node: ast.AST, names: dict[str, str]) -> bool:
    """Return whether a class is a command of `setup.py`, which runs only where it is asked for."""
    bases = node.bases if isinstance(node, ast.ClassDef) else []
    return any(name_of(base, names).startswith(_COMMANDS) for base in bases)


def _is_one(statement: ast.stmt, functions: dict[str, ast.FunctionDef]) -> bool:
    return isinstance(statement, ast.FunctionDef) and functions.get(statement.name) is statement


def _mentioned(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
                yield inner.id


def _is_registered(function: ast.FunctionDef, names: dict[str, str]) -> bool:
    calls = (one.func if isinstance(one, ast.Call) else one for one in function.decorator_list)
    return any(not name_of(call, names).startswith(_KEEPS) for call in calls)


def _asks_by_name(call: ast.Call, names: dict[str, str]) -> bool:
    """Return whether a call takes a function by a name that the script does not say."""
    name = name_of(call.func, names)
    if name in _TABLES:
        return not any(isinstance(argument, ast.Constant) for argument in call.args)
    match call.args:
        case [owner, asked, *_] if name == "getattr":
            said = isinstance(asked, ast.Constant) or (isinstance(owner, ast.Name) and owner.id in _OWN)
            return not said
        case _:
            return False
