"""A size, and between which ends people may put it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dodcheck.model.evidence import Place


class Of(StrEnum):
    """What is measured: files, those of them that hold code, and what stands in these."""

    FILES = "files"
    SOURCES = "sources"
    FUNCTIONS = "functions"
    CLASSES = "classes"


class By(StrEnum):
    """What is counted: lines, those of code alone, lines of which nobody says which ones, ways through a function."""

    LINES = "lines"
    CODE = "code"
    LOC = "loc"
    COMPLEXITY = "complexity"


class Sized(NamedTuple):
    """Something with its size, as it is plainly counted (``said``), and the least and the most that others count.

    ``name`` is that of a function or class, empty for a file. ``why`` says why its size is open, as a clause; it is
    empty where that only depends on how one counts.
    """

    place: Place
    name: str
    low: int
    said: int
    high: int
    why: str = ""

    @property
    def where(self) -> str:
        """What it is called in a sentence."""
        at = f"{self.place.path}:{self.place.line}" if self.place.line else self.place.path
        return f"`{self.name}` in {at}" if self.name else at
