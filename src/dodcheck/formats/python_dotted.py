"""What a dotted name stands for in a Python module, by whatever name the module reaches it, by its syntax alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse

_MOST = 20
"""So many parts of a dotted name are looked at."""
_IMPORTS = frozenset({"__import__", "import_module"})


def lines_reaching(data: bytes, dotted: str) -> tuple[int, ...]:
    """Return the lines of a module that reach a dotted name such as `os.system`: imported, by an alias, by `getattr`.

    None where the module is not read. What is reached through a value that is computed, or through another module, is
    not seen.
    """
    try:
        nodes = list(ast.walk(parse(data)))
    except FormatProblem:
        return ()
    meant = _alias_meanings(nodes)
    named = frozenset(node.id for node in nodes if isinstance(node, ast.Name))
    return tuple(sorted({line for node in nodes for line in _reaching_lines(node, dotted, meant, named)}))


def lines_calling(data: bytes, dotted: str) -> tuple[int, ...]:
    """Return the lines of a module that call a dotted name as it is written; none where its first part is bound anew.

    A module that imports the first part, or does not bind it at all, means the one that is known by that name.
    """
    try:
        nodes = list(ast.walk(parse(data)))
    except FormatProblem:
        return ()
    head = dotted.partition(".")[0]
    if any(_binds(node, head) for node in nodes):
        return ()
    calls = (node.func for node in nodes if isinstance(node, ast.Call))
    return tuple(sorted({func.lineno for func in calls if _dotted_name(func, {}) == dotted}))


def _reaching_lines(node: ast.AST, dotted: str, meant: Mapping[str, str], named: AbstractSet[str]) -> Iterator[int]:
    if isinstance(node, ast.ImportFrom) and not node.level:
        names = {f"{node.module}.{alias.name}" for alias in node.names}
        rest = dotted.removeprefix(f"{node.module}.").partition(".")[0]
        if dotted in names or (f"{node.module}.*" in names and rest != dotted and rest in named):
            yield node.lineno
    elif isinstance(node, ast.Attribute | ast.Call) and _dotted_name(node, meant) == dotted:
        yield node.lineno


def _alias_meanings(nodes: Sequence[ast.AST]) -> dict[str, str]:
    """Return what the names stand for that a module brings in under another name, or gives another name."""
    meant: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            meant |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            meant |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.Assign) and (name := _dotted_name(node.value, meant)):
            meant |= {target.id: name for target in node.targets if isinstance(target, ast.Name)}
    return meant


def _dotted_name(node: ast.expr, meant: Mapping[str, str]) -> str:
    """Return the dotted name that an expression means, empty where it means none, or one of very many parts."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < _MOST:
        parts.append(node.attr)
        node = node.value
    base = _base_name(node, meant)
    return ".".join((base, *reversed(parts))) if base and base.count(".") < _MOST else ""


def _base_name(node: ast.expr, meant: Mapping[str, str]) -> str:
    match node:
        case ast.Name():
            return meant.get(node.id, node.id)
        case ast.Call(args=[ast.Constant(value=str(module)), *_]) if _last_part(node.func) in _IMPORTS:
            return module
        case ast.Call(func=ast.Name(id="getattr"), args=[of, ast.Constant(value=str(attribute)), *_]):
            base = _dotted_name(of, meant)
            return f"{base}.{attribute}" if base else ""
        case _:
            return ""


def _last_part(node: ast.expr) -> str:
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case _:
            return ""


def _binds(node: ast.AST, name: str) -> bool:
    """Return whether a node gives a name another meaning than that of the module of that name."""
    match node:
        case ast.Name(id=bound, ctx=ast.Store() | ast.Del()) | ast.arg(arg=bound):
            return bound == name
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return node.name == name
        case ast.Import():
            return any(alias.asname == name != alias.name for alias in node.names)
        case ast.ImportFrom():
            return any(name == (alias.asname or alias.name) for alias in node.names)
        case _:
            return False
