"""Notes of every place on disk that a run looks at, in this process and in copies of it."""

from __future__ import annotations

import os
from contextlib import suppress

_END = b"\0"
_SPOILED = b""
"""The note of a doubt: no place has an empty name."""


class Journal:
    """Notes in a file without a name, which copies of the process write into as well."""

    def __init__(self) -> None:
        from tempfile import TemporaryFile  # noqa: PLC0415 - lazy: few runs keep a journal

        with TemporaryFile(buffering=0) as file:
            self._file = os.dup(file.fileno())
        self._noted: set[bytes] = set()

    def note(self, place: bytes) -> None:
        """Note a place, once in each process."""
        if place not in self._noted:
            self._noted.add(place)
            try:
                os.write(self._file, place + _END)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(self._file, 0)

    def end(self) -> frozenset[bytes] | None:
        """Note no more, and return every place that was noted; ``None`` where there is a doubt about what was seen."""
        _open_journals.clear()
        noted = os.pread(self._file, os.fstat(self._file).st_size, 0).split(_END)[:-1]
        os.close(self._file)
        return None if _SPOILED in noted or not self._noted.issubset(noted) else frozenset(noted)


_open_journals: list[Journal] = []
"""The journal that is being written, if one is."""


def begin_journal() -> Journal | None:
    """Return a new journal, which notes from now on what this process and its copies look at; ``None`` without room."""
    try:
        journal = Journal()
    except OSError:
        return None
    _open_journals[:] = [journal]
    return journal


def note_place(place: bytes) -> None:
    """Note that somebody looks at a whole path."""
    for journal in _open_journals:
        journal.note(place)


def note_failure() -> None:
    """Note that the system refused something, for a reason that may be gone the next time."""
    note_place(_SPOILED)
