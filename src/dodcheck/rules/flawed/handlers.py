"""Handlers of errors with nothing in them: `except …: pass`, `catch (e) {}`."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterable, Iterator

from dodcheck.documents.text import decode
from dodcheck.formats.python import parse
from dodcheck.rules.code.comments import code_lines
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.code.texts import without_texts
from dodcheck.rules.flawed.flaw import Asked, Seen, Sighting, bad, open_at

_CATCHING_WORDS = "js jsx mjs cjs ts tsx java kt kts cs groovy swift dart php cc cpp cxx cu hh hpp hxx h mm"
_CATCHING = frozenset(_CATCHING_WORDS.split())
"""Languages that write `catch` before a block in braces."""
_WITHOUT_WORDS = "go rs c sql html htm css sh bash zsh proto cmake zig wgsl glsl s asm pyi"
_WITHOUT = frozenset(_WITHOUT_WORDS.split())
"""Languages that catch nothing, or in which nothing is caught by a block."""
_EMPTY = re.compile(r"\}\s*(?:@?catch\b|on\s+[\w.]+\s*(?=\{))[^{};]{0,200}\{[\s;]*\}")
_PROMISE = re.compile(
    r"\.catch\s*\(\s*(?:async\s+)?(?:(?:\([^()]*\)|\w+)\s*=>\s*(?:\{[\s;]*\}|undefined|null)"
    r"|function\b[^(){}]*\([^()]*\)\s*\{[\s;]*\})\s*\)"
)


def handlers(asked: Asked) -> Seen | None:
    """Return the handlers that do nothing; where a comment stands in one, it may say why."""
    suffix = posixpath.splitext(asked.path)[1].lower().removeprefix(".")
    if suffix == "py":
        return Seen(1, tuple(_of_python(asked.data)))
    if suffix in _CATCHING:
        return Seen(1, tuple(_of_braces(asked)))
    if not is_code(asked.path):
        return None
    return Seen(1) if suffix in _WITHOUT else Seen(0, (open_at(None, "its handlers of errors are not read"),))


def _of_python(data: bytes) -> Iterator[Sighting]:
    lines = data.splitlines()
    for node in ast.walk(parse(data)):
        if not isinstance(node, ast.ExceptHandler) or not all(map(_is_nothing, node.body)):
            continue
        last = node.body[-1].end_lineno or node.lineno
        around = lines[node.lineno - 1 : last]
        what = "nothing is done about an exception"
        yield open_at(node.lineno, what) if any(b"#" in line for line in around) else bad(node.lineno, what)


def _is_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def _of_braces(asked: Asked) -> Iterator[Sighting]:
    """Yield the empty blocks: those without a comment surely, those with one and those in texts perhaps."""
    raw = decode(asked.data).raw
    bare = _filled(len(raw), code_lines(asked.path, enumerate(raw, start=1)))
    without = _filled(len(raw), without_texts(asked.path, enumerate(raw, start=1)))
    sure = set(_lines(_EMPTY, "\n".join(raw))) & set(_lines(_EMPTY, without))
    what = "nothing is done about an exception"
    for line in sorted({*sure, *_lines(_EMPTY, bare)}):
        yield bad(line, what) if line in sure else open_at(line, what)
    for line in _lines(_PROMISE, bare):
        yield open_at(line, "nothing is done about a promise that is rejected")


def _filled(count: int, lines: Iterable[tuple[int, str]]) -> str:
    """Return so many lines as one text, empty where none is numbered so."""
    code = dict(lines)
    return "\n".join(code.get(number, "") for number in range(1, count + 1))


def _lines(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield the lines on which a pattern is found, from 1, each once for each place."""
    at, line = 0, 1
    for found in pattern.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        yield line
