"""The lines of the files that the audit points to."""

from __future__ import annotations

from dataclasses import dataclass, field

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError


@dataclass(slots=True)
class Sources:
    """Reads files of a snapshot line by line, each once. ``known`` are those whose lines have been read already."""

    snapshot: Snapshot
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def lines(self, path: str) -> tuple[str, ...]:
        """Return the lines of a file, none where it can't be read as text."""
        if path not in self.known:
            self.known[path] = self._read(path)
        return self.known[path]

    def _read(self, path: str) -> tuple[str, ...]:
        if self.snapshot.presence(path) is not Presence.FILE:
            return ()
        try:
            return tuple(decode_data(self.snapshot.read(path)).split("\n"))
        except (UnreadableError, FormatProblem):
            return ()
