"""Whether the paths that a table or a bill of materials names lead to something in the tree."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot


class Where(Enum):
    """What a path leads to: tracked files, nothing, or what is not seen, such as the inside of a submodule."""

    THERE = auto()
    NOWHERE = auto()
    UNSEEN = auto()


Places = Callable[[str], Where]
"""Tells of a path, as it is written, what it leads to."""


def places_in(snapshot: Snapshot) -> Places:
    """Return what tells of a path what it leads to in a snapshot."""
    submodules = tuple(f"{path}/" for path in snapshot.submodules())

    def where(path: str) -> Where:
        place = normalise(path)
        if place is None:
            return Where.NOWHERE
        if place.startswith(submodules):
            return Where.UNSEEN
        match snapshot.presence(place):
            case Presence.FILE | Presence.FOLDER | Presence.SUBMODULE:
                return Where.THERE
            case Presence.IGNORED | Presence.UNTRACKED:
                return Where.UNSEEN
            case Presence.SYMLINK | Presence.OUTSIDE | Presence.ABSENT:
                return Where.NOWHERE

    return where
