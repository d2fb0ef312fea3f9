"""How the lines of a file end, and the last one."""

from __future__ import annotations

import re

from dodcheck.rules.tidy.being import Glimpse, bad, line_at, open_
from dodcheck.rules.tidy.binary import no_text

_WINDOWS_WORDS = ".bat .cmd .ps1 .psm1 .psd1 .sln .csproj .vbproj .vcxproj .filters .reg .rc .inf .vbs"
_WINDOWS = frozenset(_WINDOWS_WORDS.split())
"""Files of programs for Windows, which may have to have its line ends."""
_MARKDOWN = frozenset((".md", ".markdown", ".mdx", ".qmd", ".rmd"))
_KEPT = frozenset((".patch", ".diff", ".snap", ".ambr", ".tsv", ".csv", ".golden", ".approved"))
"""Files in which a blank at the end of a line is a part of what they hold."""
_BLANK_END = re.compile(rb"[ \t](?:\r?\n|\r?\Z)")
_BREAK = 2
"""So many blanks behind words end a line of Markdown."""


def lf(ending: str, data: bytes) -> Glimpse | None:
    """Look whether lines end at line feeds alone."""
    if b"\r" not in data:
        return None
    if missing := no_text(ending, data):
        return missing
    at = data.find(b"\r\n")
    if at < 0:
        return open_("has a carriage return inside a line", line_at(data, data.index(b"\r")))
    said, line = "ends a line with a carriage return and a line feed", line_at(data, at)
    return open_(f"{said}, as programs for Windows may need", line) if ending in _WINDOWS else bad(said, line)


def ended(ending: str, data: bytes) -> Glimpse | None:
    """Look whether the last line ends."""
    if not data or data.endswith(b"\n"):
        return None
    if missing := no_text(ending, data):
        return missing
    line = line_at(data, len(data))
    return open_("ends with a carriage return", line) if data.endswith(b"\r") else bad("ends without a line end", line)


def trimmed(ending: str, data: bytes) -> Glimpse | None:
    """Look whether no line ends with a blank; in Markdown, two of them behind words end a line."""
    first = _BLANK_END.search(data)
    if first is None:
        return None
    if missing := no_text(ending, data):
        return missing
    line = line_at(data, first.start())
    if ending in _KEPT:
        return open_("has a blank at the end of a line, which may be a part of what it holds", line)
    if ending not in _MARKDOWN:
        return bad("has a blank at the end of a line", line)
    plain = next((one for one in _BLANK_END.finditer(data, first.start()) if not _is_break(data, one.start())), None)
    if plain is None:
        return open_("has blanks at the end of a line, which break it", line)
    return bad("has a blank at the end of a line", line_at(data, plain.start()))


def _is_break(data: bytes, at: int) -> bool:
    """Return whether the blank at a place is the last of two or more behind words."""
    line = data[data.rfind(b"\n", 0, at) + 1 : at + 1]
    words = line.rstrip(b" ")
    return bool(words.strip()) and len(line) - len(words) >= _BREAK
