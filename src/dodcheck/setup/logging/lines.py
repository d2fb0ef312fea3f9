"""The lines of a file as bytes, with a place to put new ones in; every other byte stays as it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTE_END = re.compile(rb"\r\n|\r|\n")
_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def with_lines_after(data: bytes, line: int, added: Sequence[str]) -> bytes:
    """Return the bytes of a file with lines put behind line ``line`` (from 1; 0 is its beginning).

    Encoding, byte order mark and line ends stay: the new lines end as the one before them does.
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    if mark:
        text = data[len(mark) :].decode(_MARKS[mark])
        ends = [found.span() for found in _LINE_END.finditer(text)]
        put = _insertion(len(text), [(start, end, text[start:end]) for start, end in ends], line, added)
        return mark + (text[: put[0]] + put[1] + text[put[0] :]).encode(_MARKS[mark])
    found = [(one.start(), one.end(), one[0].decode()) for one in _BYTE_END.finditer(data)]
    at, said = _insertion(len(data), found, line, added)
    return data[:at] + said.encode("utf-8", "surrogateescape") + data[at:]


def _insertion(length: int, ends: Sequence[tuple[int, int, str]], line: int, added: Sequence[str]) -> tuple[int, str]:
    """Return where to put what: ``ends`` are begin, end and characters of each line end."""
    usual = ends[min(max(line, 1), len(ends)) - 1][2] if ends else "\n"
    if line > len(ends):
        return length, "".join(usual + one for one in added)
    at = ends[line - 1][1] if line else 0
    return at, "".join(one + usual for one in added)
