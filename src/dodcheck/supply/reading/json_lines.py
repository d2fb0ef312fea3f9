"""The lines of places in a JSON text, looked up one by one: most documents are asked for none or few."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import cached_property

from dodcheck.supply.bom import Pointer
from dodcheck.supply.document import Lines

_SPACE = re.compile(r"[ \t\r\n]*+")
_COMMA_OR_COLON = re.compile(r"[ \t\r\n]*+[,:]?[ \t\r\n]*+")
_VALUE = json.JSONDecoder(parse_int=str, parse_float=str)
_Parts = dict[str | int, tuple[int, int]]


def lines_of(text: str) -> Lines:
    """Return what tells lines in a text that is known to be JSON."""
    return _Lines(text).line


class _Lines:
    """Skips over values as fast as JSON is read, level by level, and remembers where the parts of each began."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, _Parts] = {}

    def line(self, at: Pointer) -> int:
        """Return the line of a place: of a value in an object that of its key."""
        start = told = _after(_SPACE, self._text, 0)
        for part in at:
            parts = self._known.get(start)
            if parts is None:
                parts = self._known[start] = self._parts(start)
            if part not in parts:
                break
            told, start = parts[part]
        return bisect_right(self._breaks, told) + 1

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.end() for found in re.finditer("\n", self._text)]

    def _parts(self, start: int) -> _Parts:
        """Return for each key or position of the value at ``start`` where it begins to be told, and to stand."""
        opening = self._text[start : start + 1]
        if opening not in ("{", "["):
            return {}
        parts: _Parts = {}
        end = _after(_SPACE, self._text, start + 1)
        while self._text[end] not in "}]":
            told, name = end, len(parts)
            if opening == "{":
                key, end = _VALUE.raw_decode(self._text, end)
                end = _after(_COMMA_OR_COLON, self._text, end)
                parts.pop(key, None)
                parts[key] = told, end
            else:
                parts[name] = told, end
            _, end = _VALUE.raw_decode(self._text, end)
            end = _after(_COMMA_OR_COLON, self._text, end)
        return parts


def _after(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start
