"""Functions that are stubs: those of Python by their bodies, in other languages what says that it is not done."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.text import decode
from dodcheck.formats.python import parse
from dodcheck.formats.python_flow import last_name
from dodcheck.formats.python_scope import Function
from dodcheck.formats.python_stub import Body, functions
from dodcheck.rules.code.comments import code_lines
from dodcheck.rules.flawed.defined import is_dunder
from dodcheck.rules.flawed.flaw import Asked, Seen, Sighting, bad, open_at
from dodcheck.rules.flawed.others import unread

_NOT_YET = re.compile(rb"\b(?:TO[D]O|FIX[M]E|TBD|[Nn]ot (?:yet )?implemented|[Pp]laceholder|[Ss]tub)\b")
_NOT_YET_SAID = re.compile(_NOT_YET.pattern.decode())
_NO_WORK = re.compile(r"no_?op|no-op|nothing|dummy|null|empty|ignore|silent|quiet|\bpass\b", re.IGNORECASE)
_COMMENT = re.compile(rb"^\s*#|\s#\s")
_THROWS = r"(?:throw\s+new\s+[\w.]*(?:Error|Exception)|fatalError|panic|TO[D]O|error)\s*\(\s*"
_SAID = re.compile(
    r"\b(?:todo|unimplemented)!\s*[(\[{]|\bthrow\s+new\s+NotImplementedException\b"
    rf"|\b{_THROWS}[\"'`][^\"'`]*\b(?i:(?:not|n't|never)\s+(?:been\s+)?(?:yet\s+)?implemented|unimplemented|to-?do)\b"
)


def stubs(asked: Asked) -> Seen | None:
    """Return the functions that are stubs, and those that may be."""
    if asked.path.endswith(".py"):
        tree = parse(asked.data)
        nodes = {node.lineno: node for node in ast.walk(tree) if isinstance(node, Function)}
        found = [(nodes[one.line], one.name, one.body) for one in functions(tree, asked.data)]
        return Seen(len(found), tuple(_judged(found, asked.data.splitlines())))
    rest = unread(asked, "whether its functions do something is not read")
    said = tuple(_said(asked)) if rest else ()
    return Seen(len(said), said) if said else rest


def _judged(
    found: Sequence[tuple[ast.FunctionDef | ast.AsyncFunctionDef, str, Body]], lines: Sequence[bytes]
) -> Iterator[Sighting]:
    for node, name, body in found:
        if body is Body.STUB:
            told = lines[node.lineno - 1 : node.end_lineno]
            what = f"`{name}` is a stub"
            yield bad(node.lineno, what) if _is_sure(node, name, told) else open_at(node.lineno, what)
        elif _gives_the_same(node):
            yield open_at(node.lineno, f"`{name}` returns the same whatever it is given")


def _is_sure(node: ast.FunctionDef | ast.AsyncFunctionDef, name: str, lines: Sequence[bytes]) -> bool:
    """Return whether a stub is no hook that others fill: methods are, unless they say that they are not done.

    A private function that does nothing may be handed to another, and one that raises with other words may be what
    can't be done at all.
    """
    raised = [one for one in map(_raised, node.body) if one is not None]
    if any(_NOT_YET.search(line.partition(b"#")[2]) for line in lines) or any(map(_NOT_YET_SAID.search, raised)):
        return True
    if "." in name or node.decorator_list or is_dunder(node.name):
        return False
    if raised:
        return not any(raised)
    told = f"{node.name} {ast.get_docstring(node) or ''}"
    handed = node.name.startswith("_") or _NO_WORK.search(told) or any(map(_COMMENT.search, lines))
    return not handed and any(not _is_docstring(one) for one in node.body)


def _raised(statement: ast.stmt) -> str | None:
    """Return the message of what a statement raises, empty where it has none; ``None`` where it raises nothing."""
    match statement:
        case ast.Raise(exc=ast.Call(args=[ast.Constant(value=str() as message), *_])):
            return message
        case ast.Raise(exc=ast.Call(args=[_, *_])):
            return "?"
        case ast.Raise():
            return ""
        case _:
            return None


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(getattr(statement.value, "value", None), str)


def _gives_the_same(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether a function with parameters does nothing but return a constant."""
    doing = [one for one in node.body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
    own = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    given = [one for one in own if one.arg not in ("self", "cls")]
    if not given or any(last_name(mark) == "overload" for mark in node.decorator_list):
        return False
    match doing:
        case [ast.Return(value=value)]:
            return value is None or isinstance(value, ast.Constant) or _is_empty(value)
        case _:
            return False


def _is_empty(value: ast.expr) -> bool:
    match value:
        case ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Dict(keys=[]):
            return True
        case _:
            return False


def _said(asked: Asked) -> Iterator[Sighting]:
    for number, line in code_lines(asked.path, enumerate(decode(asked.data).raw, start=1)):
        if _SAID.search(line):
            yield bad(number, "something is not implemented")
