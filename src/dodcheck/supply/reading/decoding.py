"""Bytes into text: UTF-8, or the encoding that a byte order mark names."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from dodcheck.supply.document import NotRead

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
"""UTF-32 before UTF-16: its little-endian mark begins with the other's."""
_START = 64


class Decoded(NamedTuple):
    """A text without its byte order mark, and what it was written in: ``UTF-8``, ``UTF-16``, ``UTF-32``."""

    text: str
    encoding: str


def decode_text(data: bytes) -> Decoded:
    """Return the text of some bytes. Raises ``NotRead`` where they are not in the encoding that they should be in."""
    codec, name = _encoding(data)
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1 if name == "UTF-8" else None
        raise NotRead(f"it is not {name}: byte {problem.start + 1} belongs to no character", line) from None


def starts_as_xml(data: bytes) -> bool:
    """Tell whether the first sign of some bytes, white space and byte order mark aside, opens a tag of XML."""
    codec, _ = _encoding(data)
    return data[:_START].decode(codec, "ignore").lstrip("\ufeff \t\r\n").startswith("<")


def _encoding(data: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return codec, name
    zeros = [position for position, byte in enumerate(data[:4]) if byte == 0]
    match zeros:
        case [0, 2]:
            return "utf-16-be", "UTF-16"
        case [1, 3]:
            return "utf-16-le", "UTF-16"
        case _:
            return "utf-8", "UTF-8"
