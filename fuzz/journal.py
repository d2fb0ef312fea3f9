"""The input that is being tried, in memory that outlives the process that tries it."""

from __future__ import annotations

import json
import mmap
import struct

from fuzz.campaign import Given
from fuzz.saved import as_given, written

_SIZE = 16 << 20
_LENGTH = struct.Struct("<Q")


class Journal:
    """Shared between a process and the children that it forks; holds one input of up to 16 MB, written as JSON."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _SIZE)

    def note(self, given: Given) -> None:
        """Remember an input; nothing of one that is too large."""
        data = written(given).encode()
        kept = data if len(data) + _LENGTH.size <= _SIZE else b"{}"
        self._memory[: _LENGTH.size] = _LENGTH.pack(len(kept))
        self._memory[_LENGTH.size : _LENGTH.size + len(kept)] = kept

    def last(self) -> Given:
        """Return the last input that was noted, nothing where there was none."""
        length = _LENGTH.unpack(self._memory[: _LENGTH.size])[0]
        return as_given(json.loads(self._memory[_LENGTH.size : _LENGTH.size + length] or b"{}"))

    def close(self) -> None:
        """Give the memory back."""
        self._memory.close()
