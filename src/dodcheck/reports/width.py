"""Measuring and fitting text in terminal columns."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
_PER_COLUMN = 4


def width(text: str) -> int:
    """Return how many columns a text takes: two for wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def shorten(text: str, columns: int) -> str:
    """Return the text, cut to fit with ``…`` at its end."""
    if _fits(text, columns):
        return text
    return _head(text, columns - 1).rstrip() + ELLIPSIS


def shorten_start(text: str, columns: int) -> str:
    """Return the text, cut to fit with ``…`` at its start: of a path the end says most."""
    if _fits(text, columns):
        return text
    return ELLIPSIS + _head(text[::-1], columns - 1)[::-1]


def wrap(text: str, columns: int, most: int) -> tuple[str, ...]:
    """Return the text in at most so many lines; a word longer than a line is broken, the rest becomes ``…``."""
    lines: list[str] = []
    rest = text[: columns * _PER_COLUMN * most]
    while rest and len(lines) < most - 1:
        line = _line(rest, columns)
        lines.append(line.rstrip(" "))
        rest = rest[len(line) :].lstrip(" ")
    left = len(text) > columns * _PER_COLUMN * most
    last = shorten(rest + (ELLIPSIS if left else ""), columns)
    return (*lines, last) if last else tuple(lines)


def _line(text: str, columns: int) -> str:
    if _fits(text, columns):
        return text
    head = _head(text, columns)
    if text[len(head) :].startswith(" "):
        return head
    words, space, _ = head.rpartition(" ")
    return words + space if words.strip() else head


def _head(text: str, columns: int) -> str:
    taken = 0
    for at, char in enumerate(text[: columns * _PER_COLUMN]):
        taken += _columns(char)
        if taken > columns:
            return text[:at]
    return text[: columns * _PER_COLUMN]


def _fits(text: str, columns: int) -> bool:
    return len(text) <= columns * _PER_COLUMN and width(text) <= columns


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
