"""Which files name something, as a question for very many files."""

from __future__ import annotations

from dataclasses import dataclass

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Naming:
    """The files that may define a dotted name: their bytes hold its first or its last part.

    Where the name or the file may be written in other bytes, the file counts.
    """

    name: str

    def answer(self, data: bytes) -> bool | None:
        """Return whether a file may define the name, ``None`` where it can't."""
        first, _, _ = self.name.partition(".")
        _, _, last = self.name.rpartition(".")
        held = first.encode() in data or last.encode() in data
        return True if held or not self.name.isascii() or data.startswith(_UTF16) else None
