"""The names that decide how a Python script ends."""

from __future__ import annotations

import ast

from dodcheck.workflows.python.leaving import exit_value, fails


def decided_names(tree: ast.Module, names: dict[str, str]) -> frozenset[str]:
    """Return the names that are part of what the script exits with, or of a condition that leads to a failure."""
    decided: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.stmt):
            continue
        value = exit_value(node, names)
        if value is not None:
            decided |= _names_in(value)
        elif (isinstance(node, ast.If) and (fails(node.body, names) or fails(node.orelse, names))) or isinstance(
            node, ast.Assert
        ):
            decided |= _names_in(node.test)
        elif isinstance(node, ast.Return) and node.value is not None:
            decided |= _names_in(node.value)
    return frozenset(decided)


def name_kept_in(statement: ast.stmt) -> str:
    """Return the name that a statement keeps a value in beside others; an empty text where it keeps none.

    `failed |= …`, `codes[name] = …`, `self.code = …`, `codes.append(…)`.
    """
    match statement:
        case ast.AugAssign(target=target) | ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
            return _owner(target)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append" | "add" | "extend"))):
            return name
        case _:
            return ""


def _owner(target: ast.expr) -> str:
    match target:
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)) | ast.Attribute(value=ast.Name(id=name)):
            return name
        case _:
            return ""


def _names_in(node: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(node) if isinstance(node, ast.Name)}
