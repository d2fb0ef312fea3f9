"""Lines of files counted, each line once however often a report names it."""

from __future__ import annotations

from dodcheck.formats.problem import UnreadProblem
from dodcheck.results.coverage import MeasuredFile

MAX_LINES = 20_000_000
"""More lines of code than this are not counted."""


class CountedLines:
    """The lines of each file: which there are and which ran. A line that a report names twice ran if it ran once."""

    def __init__(self) -> None:
        self._ran: dict[str, dict[int, bool]] = {}
        self._count = 0

    def add_file(self, path: str) -> None:
        """Take in a file, which may have no line."""
        self._ran.setdefault(path, {})

    def add_line(self, path: str, number: int, *, ran: bool) -> None:
        """Take in a line. Raises ``UnreadProblem`` beyond the limit."""
        self._count += 1
        if self._count > MAX_LINES:
            raise UnreadProblem(f"more than {MAX_LINES:,} lines")
        known = self._ran.setdefault(path, {})
        known[number] = known.get(number, False) or ran

    def measured_files(self) -> tuple[MeasuredFile, ...]:
        """Return every file in the order of its first mention."""
        return tuple(MeasuredFile(path, len(lines), sum(lines.values())) for path, lines in self._ran.items())
