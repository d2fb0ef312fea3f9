"""Bytes to lines: the encodings governance documents come in, with the line numbers of git and editors."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import AnyStr, NamedTuple

from dodcheck.documents import mojibake

_LINE_END = re.compile(r"\r\n|\r|\n")
_MOJIBAKE_HINT = b"\xc3"
"""The first UTF-8 byte of every character (U+00C2 to U+00F4) that mojibake begins with."""


class UndecodableError(ValueError):
    """The bytes are no text: what is wrong, without the file's name."""


class Text(NamedTuple):
    """The lines of a document, without line ends and byte order mark.

    ``raw`` are the lines as decoded, ``lines`` the same with mojibake repaired; ``replaced`` are the numbers (from 1)
    of lines with bytes that are no UTF-8 and read as U+FFFD.
    """

    raw: tuple[str, ...]
    lines: tuple[str, ...]
    replaced: tuple[int, ...]

    def raw_column(self, line: int, column: int) -> int:
        """Return the column in the raw line of ``column`` in the repaired line; all from 1, in code points."""
        raw = self.raw[line - 1]
        return column if raw == self.lines[line - 1] else mojibake.raw_offset(raw, column - 1) + 1


def decode(data: bytes) -> Text:
    r"""Return the text of ``data``: UTF-8 with or without byte order mark, or UTF-16 with one.

    Lines end at ``\n``, ``\r\n`` and ``\r`` only. Raises UndecodableError where UTF-16 is damaged or NUL characters
    show that the bytes are no text.
    """
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    raw, replaced = _utf16(data) if utf16 else _utf8(data.removeprefix(codecs.BOM_UTF8))
    lines = tuple(map(mojibake.repair, raw)) if utf16 or _MOJIBAKE_HINT in data else raw
    return Text(raw, lines, replaced)


def _utf16(data: bytes) -> tuple[tuple[str, ...], tuple[int, ...]]:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UndecodableError(f"begins like UTF-16 but is damaged at byte {error.start + 1}") from error
    if "\0" in text:
        raise UndecodableError("holds NUL characters, so it is no text (UTF-32 is not read)")
    return tuple(_without_last_empty(_LINE_END.split(text))), ()


def _utf8(data: bytes) -> tuple[tuple[str, ...], tuple[int, ...]]:
    if b"\0" in data:
        raise UndecodableError("holds NUL bytes, so it is no text (UTF-16 is read only with a byte order mark)")
    unified = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data
    try:
        return tuple(_without_last_empty(unified.decode().split("\n"))), ()
    except UnicodeDecodeError:
        return _damaged_utf8(_without_last_empty(unified.split(b"\n")))


def _damaged_utf8(lines: Iterable[bytes]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    decoded: list[str] = []
    replaced: list[int] = []
    for number, line in enumerate(lines, start=1):
        try:
            decoded.append(line.decode())
        except UnicodeDecodeError:
            decoded.append(line.decode(errors="replace"))
            replaced.append(number)
    return tuple(decoded), tuple(replaced)


def _without_last_empty(lines: list[AnyStr]) -> list[AnyStr]:
    return lines if lines[-1] else lines[:-1]
