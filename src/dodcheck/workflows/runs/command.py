"""A command that a step runs."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.shell.ran import Mask
from dodcheck.workflows.shell.words import Word


class Command(NamedTuple):
    """A command: its words without the launchers before them, where it stands, and what hides its failure.

    ``through`` is what starts it where it does not stand in the step itself: `make demo`, `scripts/gate.sh`.
    ``launched`` are the words of the launchers.
    """

    words: tuple[Word, ...]
    assigned: tuple[Word, ...]
    masks: frozenset[Mask]
    location: Location
    through: str | None
    launched: tuple[Word, ...] = ()
