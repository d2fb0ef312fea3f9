"""What a Python module or class defines, by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.formats.python_flow import Life, live, statements

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Sort(Enum):
    """What a name is bound by. ``STAR`` is `from x import *`, whose name is `*`."""

    FUNCTION = auto()
    CLASS = auto()
    VALUE = auto()
    IMPORT = auto()
    STAR = auto()


class NameBinding(NamedTuple):
    """A name of a module or class: 1-based line, what binds it, whether that runs, and the statement."""

    name: str
    line: int
    sort: Sort
    life: Life
    node: ast.stmt


def bindings(body: Sequence[ast.stmt], *, of_class: bool = False) -> tuple[NameBinding, ...]:
    """Return the names that the body of a module or class binds, in their order.

    An annotation without a value defines an attribute of a class and nothing in a module. A name that the same body
    deletes is doubtful.
    """
    found: list[NameBinding] = []
    deleted: set[str] = set()
    for reached in statements(body):
        if isinstance(reached.node, ast.Delete):
            deleted.update(target.id for target in reached.node.targets if isinstance(target, ast.Name))
        bound = _names_bound(reached.node, of_class=of_class)
        found.extend(NameBinding(name, reached.node.lineno, sort, reached.life, reached.node) for name, sort in bound)
    return tuple(
        scope._replace(life=max(scope.life, Life.DOUBTFUL)) if scope.name in deleted else scope for scope in found
    )


def attributes_set(class_: ast.ClassDef) -> Iterator[tuple[str, int]]:
    """Yield the attributes that methods set on their first parameter, `self.x = …`, with their lines."""
    for method in class_.body:
        if not isinstance(method, Function) or not method.args.args:
            continue
        first = method.args.args[0].arg
        for node in ast.walk(method):
            match node:
                case ast.Attribute(value=ast.Name(id=owner), ctx=ast.Store()) if owner == first:
                    yield node.attr, node.lineno
                case _:
                    pass


def parameters(function: Function) -> tuple[str, ...]:
    """Return the names of a function's parameters, those behind stars as `*args` and `**options`."""
    arguments = function.args
    plain = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    stars = ([f"*{arguments.vararg.arg}"] if arguments.vararg else []) + (
        [f"**{arguments.kwarg.arg}"] if arguments.kwarg else []
    )
    return (*plain, *stars)


def classes(body: Sequence[ast.stmt]) -> Iterator[ast.ClassDef]:
    """Yield the classes that a module defines when it is imported, and those in them."""
    waiting = [body]
    while waiting:
        for reached in live(waiting.pop()):
            if isinstance(reached.node, ast.ClassDef):
                yield reached.node
                waiting.append(reached.node.body)


def inner_definitions(tree: ast.Module, name: str) -> Iterator[int]:
    """Yield the lines of the functions and classes of a name that stand inside functions."""
    for outer in ast.walk(tree):
        for reached in statements(outer.body) if isinstance(outer, Function) else ():
            if isinstance(reached.node, Function | ast.ClassDef) and reached.node.name == name:
                yield reached.node.lineno


def dead_definitions(tree: ast.Module, name: str) -> Iterator[int]:
    """Yield the lines of what a module would bind to a name where it never runs; imports are left out."""
    for scope in bindings(tree.body):
        if scope.name == name and scope.life is Life.DEAD and scope.sort is not Sort.IMPORT:
            yield scope.line


def _names_bound(node: ast.stmt, *, of_class: bool) -> Iterator[tuple[str, Sort]]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name, Sort.FUNCTION
        case ast.ClassDef(name=name):
            yield name, Sort.CLASS
        case ast.Assign(targets=targets):
            yield from ((name, Sort.VALUE) for target in targets for name in _target_names(target))
        case ast.AnnAssign(target=ast.Name(id=name), value=value) if of_class or value is not None:
            yield name, Sort.VALUE
        case ast.For(target=target) | ast.AsyncFor(target=target):
            yield from ((name, Sort.VALUE) for name in _target_names(target))
        case ast.Import(names=names):
            yield from ((alias.asname or alias.name.partition(".")[0], Sort.IMPORT) for alias in names)
        case ast.ImportFrom(names=names):
            yield from (
                (alias.asname or alias.name, Sort.STAR if alias.name == "*" else Sort.IMPORT) for alias in names
            )
        case _:
            yield from _type_alias(node)


def _target_names(target: ast.expr) -> Iterator[str]:
    return (node.id for node in ast.walk(target) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))


def _type_alias(node: ast.stmt) -> Iterator[tuple[str, Sort]]:
    """Yield the name of `type X = …`, a statement that the oldest Python supported does not know."""
    name = getattr(node, "name", None)
    if isinstance(name, ast.Name):
        yield name.id, Sort.VALUE
