"""The strings and numbers that SSH keys and signatures are written with (RFC 4251, section 5)."""

from __future__ import annotations

import base64
import struct

MAX_ENCODED = 24_000
"""Characters of base64 that are read: the largest RSA key and its signature take about 6,000."""


class MalformedError(Exception):
    """Bytes that are not what they should be; the words say what is wrong, as a clause."""


class WireReader:
    """Reads one field after the other; each raises ``MalformedError`` where there is none."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take_bytes(self, count: int) -> bytes:
        """Return the next ``count`` bytes."""
        taken = self._data[self._at : self._at + count]
        if len(taken) < count:
            raise MalformedError("it ends too early")
        self._at += count
        return taken

    def take_number(self) -> int:
        """Return the next number of four bytes."""
        (found,) = struct.unpack(">I", self.take_bytes(4))
        return int(found)

    def take_string(self) -> bytes:
        """Return the next string: its length, then its bytes."""
        return self.take_bytes(self.take_number())

    def take_word(self) -> str:
        """Return the next string as printable ASCII."""
        found = self.take_string()
        if not (found.isascii() and found.decode("ascii").isprintable()):
            raise MalformedError("a name in it is no plain word")
        return found.decode("ascii")

    def take_positive(self) -> int:
        """Return the next number of any size; it is above zero and written as short as can be."""
        found = self.take_string()
        if not found or found[0] > 0x7F or found == b"\0" or (found[0] == 0 and found[1] < 0x80):  # noqa: PLR2004 - the sign bit
            raise MalformedError("a number in it is not written as it has to be")
        return int.from_bytes(found, "big")

    def require_end(self) -> None:
        """Raise ``MalformedError`` unless everything was read."""
        if self._at != len(self._data):
            raise MalformedError("something stands after its end")


def wire_string(content: bytes) -> bytes:
    """Return bytes as a string of the format: their length before them."""
    return struct.pack(">I", len(content)) + content


def decode_base64(text: str) -> bytes:
    """Return what base64 without any other character stands for. Raises ``MalformedError``."""
    if len(text) > MAX_ENCODED:
        raise MalformedError(f"it is longer than {MAX_ENCODED:,} characters")
    try:
        found = base64.b64decode(text, validate=True)
    except ValueError:
        raise MalformedError("it is not base64") from None
    if base64.b64encode(found).decode() != text:
        raise MalformedError("it is base64 that does not end as it has to")
    return found
