"""The functions and classes of a Python module, and whether others may use them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.formats.python_flow import Life, last_name, statements
from dodcheck.formats.python_scope import Function


class Defined(NamedTuple):
    """A function or class with its dotted name and the class that it stands in.

    ``public`` is false where its name, or one around it, begins with an underscore; ``nested`` says that it stands in a
    function.
    """

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    name: str
    owner: ast.ClassDef | None
    public: bool
    nested: bool


class _Waiting(NamedTuple):
    body: Sequence[ast.stmt]
    prefix: str
    owner: ast.ClassDef | None
    public: bool
    nested: bool


def definitions(tree: ast.Module) -> Iterator[Defined]:
    """Yield what a module defines, wherever in it; what never runs is left out."""
    waiting = [_Waiting(tree.body, "", None, public=True, nested=False)]
    while waiting:
        now = waiting.pop()
        for node in (one.node for one in statements(now.body) if one.life is not Life.DEAD):
            if not isinstance(node, Function | ast.ClassDef):
                continue
            public = now.public and not (node.name.startswith("_") and not is_dunder(node.name))
            yield Defined(node, f"{now.prefix}{node.name}", now.owner, public, now.nested)
            owner = node if isinstance(node, ast.ClassDef) else None
            nested = now.nested or owner is None
            waiting.append(_Waiting(node.body, f"{now.prefix}{node.name}.", owner, public, nested))


def is_dunder(name: str) -> bool:
    """Return whether Python itself calls a method of that name."""
    return name.startswith("__") and name.endswith("__")


def has_bases(class_: ast.ClassDef | None) -> bool:
    """Return whether a class takes something over from another."""
    return class_ is not None and any(last_name(base) != "object" for base in class_.bases)


def listed(tree: ast.Module) -> frozenset[str] | None:
    """Return the names in `__all__`; ``None`` where a module has none, or none that can be told."""
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=names) | ast.Tuple(elts=names)):
                return frozenset(str(name.value) for name in names if isinstance(name, ast.Constant))
            case _:
                pass
    return None
