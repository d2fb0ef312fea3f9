"""Imports by a call: `import_module("app.a")`, and those whose name is computed while the program runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dodcheck.structure.graph import Reach

_CALLS = frozenset({"import_module", "__import__", "run_module"})
_HOLDING = frozenset({"importlib", "builtins", "__builtins__", "runpy"})
"""Where such functions are."""
MAY_CALL: Final = re.compile(
    rb"\b(?:import_module|__import__|run_module)\b|\bexec\s*\(|\bgetattr\s*\(\s*(?:importlib|__builtins__|builtins|runpy)\b"
)
"""What stands in the source of every module that imports by a call, or by a text that it runs."""

_PLACEHOLDER = re.compile(r"[%{]")


class ImportCall(NamedTuple):
    """A name that is imported by a call, as an import has it; where it is computed, how it begins."""

    level: int
    module: str
    line: int
    reach: Reach


class RunText(NamedTuple):
    """A text that is run as code; where it is not ``whole``, how it begins."""

    text: str
    whole: bool
    line: int
    reach: Reach


def names_of_calls(tree: ast.Module) -> frozenset[str]:
    """Return the names under which a module calls what imports: `from importlib import import_module as load`."""
    names = set(_CALLS)
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(names=taken):
                names.update(one.asname for one in taken if one.asname is not None and one.name in _CALLS)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=known) | ast.Attribute(attr=known)):
                names.update([name] if known in _CALLS else [])
            case _:
                pass
    return frozenset(names)


def calls_in(statement: ast.stmt, names: frozenset[str] = _CALLS) -> Iterator[ImportCall]:
    """Yield the imports by a call in the expressions of a statement, without those of the blocks in it."""
    for call, reach in _calls(statement):
        if _called_name(call) in names:
            told = _import_by_call(call)
            yield told._replace(reach=max(reach, told.reach))


def texts_run_in(statement: ast.stmt) -> Iterator[RunText]:
    """Yield the texts that the expressions of a statement run as code, as far as they stand there."""
    for call, reach in _calls(statement):
        match call:
            case ast.Call(
                func=ast.Name(id="exec" | "eval"),
                args=[ast.Call(func=ast.Name(id="compile"), args=[code, *_]), *_] | [code, *_],
            ):
                whole = isinstance(code, ast.Constant) and isinstance(code.value, str)
                yield RunText(_literal_beginning(code), whole, call.lineno, reach)
            case _:
                pass


def _calls(statement: ast.stmt) -> Iterator[tuple[ast.Call, Reach]]:
    waiting: list[tuple[ast.AST, Reach]] = [(statement, Reach.LOADED)]
    while waiting:
        node, reach = waiting.pop()
        if isinstance(node, ast.Call):
            yield node, reach
        inside = Reach.LAZY if isinstance(node, ast.Lambda) else reach
        waiting.extend((part, inside) for part in ast.iter_child_nodes(node) if not isinstance(part, _BLOCKS))


_BLOCKS = (ast.stmt, ast.ExceptHandler, ast.match_case)


def _called_name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=ast.Name(id="getattr"), args=[ast.Name(id=of), ast.Constant(value=str(name))]):
            return name if of in _HOLDING else ""
        case ast.Call(func=ast.Name(id="getattr"), args=[ast.Name(id="importlib"), _]):
            return "import_module"
        case _:
            return ""


def _import_by_call(call: ast.Call) -> ImportCall:
    """Return what a call imports; a relative name counts from its second argument, where there is another one."""
    name = _argument(call, 0, ("name", "mod_name"))
    known = isinstance(name, ast.Constant) and isinstance(name.value, str)
    begins = _literal_beginning(name)
    module = begins.lstrip(".")
    level = len(begins) - len(module)
    package = _argument(call, 1, ("package",)) if level and _called_name(call) != "__import__" else None
    match package:
        case None | ast.Name(id="__name__" | "__package__"):
            pass
        case ast.Constant(value=str(base)) if base:
            above = base.split(".")
            module, level = ".".join([*above[: len(above) - level + 1], module]), 0
        case _:
            return ImportCall(0, "", call.lineno, Reach.COMPUTED)
    return ImportCall(level, module, call.lineno, Reach.LOADED if known and module else Reach.COMPUTED)


def _argument(call: ast.Call, at: int, names: Sequence[str]) -> ast.expr | None:
    given = next((one.value for one in call.keywords if one.arg in names), None)
    return call.args[at] if at < len(call.args) else given


def _literal_beginning(node: ast.expr | None) -> str:
    """Return the words with which a text begins, whatever is put behind them."""
    while True:
        match node:
            case ast.Constant(value=str(text)):
                return text
            case ast.JoinedStr(values=[first, *_]) | ast.BinOp(left=first, op=ast.Add()):
                node = first
            case ast.BinOp(left=ast.Constant(value=str(text)), op=ast.Mod()):
                return _PLACEHOLDER.split(text)[0]
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format")):
                return _PLACEHOLDER.split(text)[0]
            case _:
                return ""
