"""Which files hold a text, as a question for very many files."""

from __future__ import annotations

from dataclasses import dataclass

from dodcheck.formats.utf16 import UTF16_MARKS
from dodcheck.rules.reading.contents import POINTER_BEGINS

_ELSEWHERE = (*UTF16_MARKS, POINTER_BEGINS)


@dataclass(frozen=True, slots=True)
class TextSweep:
    """The files that may hold a text: these bytes, others that may say the same in another encoding, or elsewhere."""

    text: bytes

    def answer(self, data: bytes) -> bool | None:
        """Return whether a file may hold the text, ``None`` where it can't."""
        return True if self.text in data or b"\0" in data or data.startswith(_ELSEWHERE) else None
