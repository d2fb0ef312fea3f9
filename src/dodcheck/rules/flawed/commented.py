"""Code that is commented out: several lines of comment in a row, each of them plainly a line of code."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from dodcheck.documents.text import decode
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.rules.flawed.flaw import Asked, Seen, Sighting, bad

_SCRIPT = (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".java", ".kt", ".cs", ".go", ".c", ".cc", ".cpp", ".swift")
_HASH = re.compile(r"^\s*#(?!!)( ?)(?P<code>.*)$")
_SLASH = re.compile(r"^\s*//(?!/)\s?(?P<code>.*)$")
_LINE = re.compile(
    r"^\s*(?:(?:export\s+)?(?:const|let|var|final|int|double|bool|string|auto)\s+[\w$\[\]{}, <>:.]{1,80}=.*[;,({\[]"
    r"|(?:return|throw|await|import|delete|break|continue)\b.*;|(?:if|for|while|switch|} else)\b.*\{"
    r"|(?:async\s+)?function\b.*\{|[\w$.]{1,80}\(.*\);?|[\w$.\[\]]{1,80}\s*(?:[+*-]?=|:=)[^=].*[;)}\]]|[})\]]{1,4}[;,]?)\s*$"
)
_PLAIN = re.compile(r"[;{]\s*$|\);?\s*$")
_ROW = 2
_MOST = 200
"""A row of more lines of comment is looked at in pieces of so many."""
_Judge = Callable[[Sequence[str]], bool]
_STRONG = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Return, ast.If, ast.For),
    *(ast.While, ast.With, ast.Try, ast.Raise, ast.Assert, ast.AugAssign, ast.Delete),
)


def code(asked: Asked) -> Seen | None:
    """Return where code is commented out, as far as that is plain; that there is none, nobody can tell."""
    if asked.path.endswith(".py"):
        return Seen(1, tuple(_rows(asked.data, _HASH, _is_python)))
    if asked.path.endswith(_SCRIPT):
        return Seen(1, tuple(_rows(asked.data, _SLASH, _is_script)))
    return None


def _rows(data: bytes, sign: re.Pattern[str], is_code: _Judge) -> Iterator[Sighting]:
    numbered = [(number, sign.match(line)) for number, line in enumerate(decode(data).raw, start=1)]
    for _, row in groupby(numbered, key=lambda one: one[1] is not None):
        told = [(number, found["code"]) for number, found in row if found]
        for piece in (told[at : at + _MOST] for at in range(0, len(told), _MOST)):
            if is_code([text for _, text in piece]):
                yield bad(piece[0][0], "code is commented out")
                break


def _is_python(lines: Sequence[str]) -> bool:
    """Return whether lines are statements of Python of which no word of prose is one."""
    source = textwrap.dedent("\n".join(lines))
    if sum(bool(line.strip()) for line in lines) < _ROW or not re.search(r"[=(:]", source):
        return False
    try:
        statements = parse(source.encode()).body
    except FormatProblem:
        return False
    return bool(statements) and all(map(_is_strong, statements))


def _is_strong(statement: ast.stmt) -> bool:
    match statement:
        case ast.Assign(value=value):
            return any(isinstance(node, ast.Call | ast.Attribute | ast.Await) for node in ast.walk(value))
        case ast.Expr(value=ast.Call() | ast.Await()):
            return True
        case _:
            return isinstance(statement, _STRONG)


def _is_script(lines: Sequence[str]) -> bool:
    told = [line for line in lines if line.strip()]
    ended = sum(bool(_PLAIN.search(line)) for line in told)
    return ended >= _ROW and all(map(_LINE.match, told))
