"""UTF-8 that was once read as Windows-1252 (``âœ…`` for ✅), read as what it was.

The repair is strict: correct prose must stay untouched, so a sequence that also occurs in correct text (``É»`` before a
French closing quote, ``ß“`` in German) is repaired only where its surroundings show that the text went wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
"""The bytes Windows-1252 leaves undefined; lenient decoders pass them on as C1 controls."""


def _read_as_cp1252(byte: int) -> str:
    return chr(byte) if byte in _UNDEFINED else bytes([byte]).decode("cp1252")


_CHARACTERS = {byte: _read_as_cp1252(byte) for byte in range(0x80, 0x100)}
_BYTES = {ord(character): byte for byte, character in _CHARACTERS.items()}


def _any_of(first: int, last: int, without: str = "") -> str:
    """Return a regex class of what the bytes ``first`` to ``last`` read as in Windows-1252."""
    characters = (_CHARACTERS[byte] for byte in range(first, last + 1))
    return "[" + "".join(re.escape(character) for character in characters if character not in without) + "]"


_TAIL = _any_of(0x80, 0xBF)
_LOST_CROSS = "âŒ"
"""❌ (E2 9D 8C) without its middle byte, which many editors drop."""

# What closes or follows a word in correct text: after a capital it says nothing about the encoding.
_CLOSING = "…–—‘’“”"
_LETTER = r"[^\W_]"

_SEQUENCES = (
    # A no-break space is kept: `âŒ` before one has lost its byte, it is not U+2320.
    _LOST_CROSS + "(?!" + _any_of(0x80, 0xBF, without="\xa0") + ")",
    # Punctuation, arrows, signs, dingbats; emoji; variation selectors, full-width forms, BOM, U+FFFD.
    "â" + _TAIL * 2,
    "ð" + _any_of(0x90, 0xBF) + _TAIL * 2,
    "ï(?:[¸¼½¿]" + _TAIL + "|»¿)",
    # Latin-1 letters and signs, then Latin Extended-A.
    "Â" + _any_of(0xA0, 0xBF),
    "Ã" + _any_of(0x80, 0xBF, without=_CLOSING),
    f"Ã[{_CLOSING}](?={_LETTER})|(?<!{_LETTER})Ã[{_CLOSING}]",
    "[ÄÅ]" + _any_of(0x80, 0xBF, without=_CLOSING + "\xa0«»"),
    # Other scripts come as words: one sequence alone is more likely a letter before punctuation.
    "(?:" + _any_of(0xC3, 0xDF) + _TAIL + "){2,}",
    "(?:à" + _any_of(0xA0, 0xBF) + _TAIL + "|í" + _any_of(0x80, 0x9F) + _TAIL
    + "|" + _any_of(0xE1, 0xEE, without="í") + _TAIL * 2 + "){2,}",
)  # fmt: skip


@cache
def _hint() -> re.Pattern[str]:
    """Return what every repaired sequence begins with: several times faster to look for than the sequences."""
    return re.compile("[Â-ô]" + _TAIL)


@cache
def _sequences() -> re.Pattern[str]:
    """Return what is repaired."""
    return re.compile("|".join(_SEQUENCES))


def _original(match: re.Match[str]) -> str:
    found = match[0]
    return "❌" if found == _LOST_CROSS else found.translate(_BYTES).encode("latin-1").decode("utf-8")


def repair(line: str) -> str:
    """Return ``line`` with its mojibake read as what it was; the very same object where there is none."""
    return line if line.isascii() or not _hint().search(line) else _sequences().sub(_original, line)


def _shifts(line: str) -> Iterator[tuple[int, int]]:
    """Yield, after each repaired character, the equal positions in the repaired and in the raw line."""
    shrunk = 0
    for match in _sequences().finditer(line):
        raw = match.start()
        for character in _original(match):
            # Each byte of the character was read as one character.
            width = len(match[0]) if match[0] == _LOST_CROSS else len(character.encode())
            raw += width
            shrunk += width - 1
            yield raw - shrunk, raw


@lru_cache(maxsize=16)
def _positions(line: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    repaired, raw = zip((0, 0), *_shifts(line), strict=True)
    return repaired, raw


def raw_offset(line: str, offset: int) -> int:
    """Return the 0-based position in the raw ``line`` of the position ``offset`` in ``repair(line)``."""
    repaired, raw = _positions(line)
    nearest = bisect_right(repaired, offset) - 1
    return raw[nearest] + offset - repaired[nearest]
