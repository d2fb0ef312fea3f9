"""What a flaw is, and what a file shows of one."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, StrEnum, auto
from typing import NamedTuple


class Flaw(StrEnum):
    """What may be wrong with code, as far as its syntax tells."""

    STUBS = "stubs"
    EMPTY_HANDLERS = "empty-handlers"
    SKIPPED_TESTS = "skipped-tests"
    COMMENTED_CODE = "commented-code"
    UNDOCUMENTED_FUNCTIONS = "undocumented-functions"
    UNDOCUMENTED_CLASSES = "undocumented-classes"
    UNDOCUMENTED_MODULES = "undocumented-modules"
    UNTYPED_FUNCTIONS = "untyped-functions"


class Standing(Enum):
    """What is to be said of a place: it surely is a flaw, or nobody can tell."""

    BAD = auto()
    OPEN = auto()


class Reason(Enum):
    """Whether a reason stands at a place: none does, one does, or something that may be one."""

    NONE = auto()
    GIVEN = auto()
    PERHAPS = auto()


class Sighting(NamedTuple):
    """A place in a file: its line from 1, what is there as a clause, and what is to be said of it.

    Without a line, it is the whole file. ``reason`` says whether its reason stands there.
    """

    line: int | None
    what: str
    standing: Standing
    reason: Reason = Reason.NONE


class Seen(NamedTuple):
    """What a file shows: how many things were looked at in it, and the places that are to be told."""

    things: int
    sightings: tuple[Sighting, ...] = ()


class Asked(NamedTuple):
    """What is asked of a file at a path, whose bytes are given.

    ``test`` says whether it is one of tests, ``public`` whether nothing counts but what others may use.
    """

    path: str
    data: bytes
    test: bool
    public: bool


Finder = Callable[[Asked], Seen | None]
"""Looks at a file; ``None`` where nothing in it could be such a flaw.

It may raise ``FormatProblem``, ``UndecodableError`` and ``UnclearError`` for what can't be read.
"""


def bad(line: int, what: str) -> Sighting:
    """Return a place that surely is one."""
    return Sighting(line, what, Standing.BAD)


def open_at(line: int | None, what: str) -> Sighting:
    """Return a place of which nobody can tell."""
    return Sighting(line, what, Standing.OPEN)
