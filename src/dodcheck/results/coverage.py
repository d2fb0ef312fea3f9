"""Coverage of lines, whatever measured it."""

from __future__ import annotations

from typing import NamedTuple


class MeasuredFile(NamedTuple):
    """One source file: its path as it stands there, its lines with code, and how many of them ran."""

    path: str
    lines: int
    ran: int


class Coverage(NamedTuple):
    """A whole report, a file once, in the order of its first mention.

    ``roots`` are the folders that paths may be relative to. ``stated`` is the share of lines, from 0 to 1, that the
    report itself gives as its total, ``commit`` what it says was measured.
    """

    files: tuple[MeasuredFile, ...]
    roots: tuple[str, ...] = ()
    stated: float | None = None
    commit: str | None = None

    @property
    def lines(self) -> int:
        """How many lines of code were looked at."""
        return sum(measured.lines for measured in self.files)

    @property
    def ran(self) -> int:
        """How many of them ran."""
        return sum(measured.ran for measured in self.files)
