"""Boxes in the bytes of a document: one byte each, whatever the encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import accumulate

from dodcheck.documents.text import decode


class Turn(Enum):
    """What is done to a box; the values are what it may hold before, and what it holds then."""

    TICK = (("[ ]",), "x")
    CLEAR = (("[x]", "[X]"), " ")


class NoBoxError(ValueError):
    """At a place stands no box that can be turned; ``line`` is the line of that place, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} has no such box")
        self.line = line


def turn_boxes(data: bytes, places: Iterable[tuple[int, int]], turn: Turn) -> bytes:
    """Return the bytes of a document with the boxes at these places turned, and no other byte changed.

    A place is the line and column, from 1 in code points, of a list marker or of the cell that the box begins. Linear
    in time. Raises ``NoBoxError``, and ``UndecodableError`` for bytes that are no text.
    """
    lines = decode(data).raw
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    text = "\n".join(lines)
    brackets = dict(zip((found.start() for found in re.finditer(r"\[", text)), _mark_bytes(data), strict=True))
    held, holds = turn.value
    after = bytearray(data)
    for line, column in places:
        at = _opening(text, starts[line - 1] + column - 1)
        if text[at : at + 3] not in held:
            raise NoBoxError(line)
        after[brackets[at]] = ord(holds)
    return bytes(after)


def _mark_bytes(data: bytes) -> Iterator[int]:
    """Yield, for each `[` of a text in order, the offset of the byte that tells which character comes behind it.

    No other character holds the byte of `[` in UTF-8, not even a damaged one, and none its pair of bytes in UTF-16.
    """
    if data.startswith(codecs.BOM_UTF16_LE):
        yield from (match.start() + 2 for match in re.finditer(rb"\[\0", data) if match.start() % 2 == 0)
    elif data.startswith(codecs.BOM_UTF16_BE):
        yield from (match.start() + 3 for match in re.finditer(rb"\0\[", data) if match.start() % 2 == 0)
    else:
        yield from (match.start() + 1 for match in re.finditer(rb"\[", data))


def _opening(text: str, at: int) -> int:
    """Return where the box opens that stands behind a marker, there or on the next line, or begins a cell."""
    while at < len(text) and text[at] not in "[ \t\n":
        at += 1
    while at < len(text) and text[at] in " \t\n>":
        at += 1
    return at
