"""What became of one thing that is cited."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from dodcheck.model.evidence import Place


class Seen(Enum):
    """Whether a thing is there, plainly not there, or can't be told."""

    THERE = auto()
    MISSING = auto()
    UNCLEAR = auto()


class Sighting(NamedTuple):
    """One thing that is cited, and what became of it.

    ``words`` name what is there; of what is not, they name it with the reason: "a.py, which is missing". ``reproduce``
    is a command that shows it.
    """

    seen: Seen
    words: str
    reproduce: str
    places: tuple[Place, ...] = ()
