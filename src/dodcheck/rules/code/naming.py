"""Which files name something, as a question for very many files."""

from __future__ import annotations

from dataclasses import dataclass

from dodcheck.formats.utf16 import UTF16_MARKS


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
        return True if held or not self.name.isascii() or data.startswith(UTF16_MARKS) else None
