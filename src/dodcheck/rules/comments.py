"""Which lines of a file are comments."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping

_HASH, _SLASHES, _DASHES, _SEMICOLON, _PERCENT = ("#",), ("//",), ("--",), (";", "#"), ("%",)
_C_BLOCK, _HTML_BLOCK = ("/*", "*/"), ("<!--", "-->")
_LINE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((".c", ".cc", ".cpp", ".cu", ".cuh", ".cs", ".go", ".h", ".hpp", ".java", ".js", ".jsx"), _SLASHES),
    **dict.fromkeys((".kt", ".mjs", ".proto", ".rs", ".scala", ".scss", ".swift", ".ts", ".tsx", ".jsonc"), _SLASHES),
    **dict.fromkeys((".lua", ".sql", ".hs", ".elm"), _DASHES),
    **dict.fromkeys((".ini", ".cfg", ".el", ".lisp", ".asm"), _SEMICOLON),
    **dict.fromkeys((".tex", ".erl"), _PERCENT),
    **dict.fromkeys((".json", ".md", ".html", ".xml", ".svg", ".txt", ".css"), ()),
}
_BLOCKS: Mapping[str, tuple[str, str]] = {
    **{suffix: _C_BLOCK for suffix, line in _LINE.items() if line is _SLASHES},
    ".css": _C_BLOCK,
    ".sql": _C_BLOCK,
    **dict.fromkeys((".md", ".html", ".xml", ".svg"), _HTML_BLOCK),
}


def code_lines(path: str, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that are no comment; one with code before or behind a comment is code.

    Languages are told by suffix; `#` begins a comment in files of any other suffix.
    """
    suffix = posixpath.splitext(path)[1].lower()
    marks, block = _LINE.get(suffix, _HASH), _BLOCKS.get(suffix)
    inside = False
    for number, line in lines:
        text = line.strip()
        if block and (inside or text.startswith(block[0])):
            inside, rest = _after(text, block, inside=inside)
            if not rest:
                continue
            text = rest
        if not text.startswith(marks or "\0"):
            yield number, line


def _after(text: str, block: tuple[str, str], *, inside: bool) -> tuple[bool, str]:
    """Return whether a block comment is still open at the end of a line, and the code behind it."""
    start = 0 if inside else len(block[0])
    end = text.find(block[1], start)
    return (True, "") if end < 0 else (False, text[end + len(block[1]) :].strip())
