"""What a file may have to be, and what a look at one tells."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, StrEnum, auto
from typing import NamedTuple


class Being(StrEnum):
    """What a file has to be."""

    VALID = "valid"
    LF = "lf"
    ENDED = "ended"
    TRIMMED = "trimmed"
    MERGED = "merged"
    TEXT = "text"
    UTF8 = "utf-8"
    FILLED = "filled"
    SPACELESS = "spaceless"
    LIGHT = "light"
    NO_LINK = "no-link"
    EXECUTABLE = "executable"
    SHELL_EXECUTABLE = "executable-shell"
    SPDX = "spdx"
    LICENSED = "licensed"
    COPYRIGHTED = "copyrighted"
    TABLESS = "tabless"
    NARROW = "narrow"
    SHEBANG = "shebang"
    SHELL_SHEBANG = "shebang-shell"
    ERREXIT = "errexit"
    STRICT = "strict-shell"


class Standing(Enum):
    """What is to be said of a file that is not plainly good: it is not, nobody can tell, it is none of those meant."""

    BAD = auto()
    OPEN = auto()
    APART = auto()


class Glimpse(NamedTuple):
    """What a look at a file tells: its standing, a clause that follows its name, its line (from 1) if one shows."""

    standing: Standing
    what: str = ""
    line: int | None = None


Look = Callable[[str, bytes], Glimpse | None]
"""Looks at the bytes of a file whose name ends so (`.py`, in small letters); ``None`` where it is good."""

APART = Glimpse(Standing.APART)
"""What is said of a file that is none of those meant."""


def bad(what: str, line: int | None = None) -> Glimpse:
    """Return that a file is not as it has to be."""
    return Glimpse(Standing.BAD, what, line)


def open_(what: str, line: int | None = None) -> Glimpse:
    """Return that nobody can tell whether a file is as it has to be."""
    return Glimpse(Standing.OPEN, what, line)


def line_at(data: bytes, at: int) -> int:
    """Return the line, from 1, on which a byte stands."""
    return data.count(b"\n", 0, at) + 1
