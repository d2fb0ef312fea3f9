"""A command that a step runs."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.shell.run_command import Commands, Mask
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.words import Word


class Command(NamedTuple):
    """A command: its words without the launchers before them, where it stands, and what hides its failure.

    ``through`` is what starts it where it does not stand in the step itself: `make demo`, `scripts/gate.sh`.
    ``launched`` are the words of the launchers. ``inherited`` are the masks of what starts it, ``takers`` what its
    failure goes to (see ``Ran``), ``settings`` those of its shell, and ``depth`` counts what lies between the step and
    it: scripts, targets, shells, functions. ``partly`` are the masks that only some legs of its job have, where a shell
    of another kind runs it.
    """

    words: tuple[Word, ...]
    assigned: tuple[Word, ...]
    masks: frozenset[Mask]
    location: Location
    through: str | None
    launched: tuple[Word, ...] = ()
    inherited: frozenset[Mask] = frozenset()
    takers: Commands = ()
    settings: Settings | None = None
    depth: int = 0
    partly: frozenset[Mask] = frozenset()

    @property
    def everywhere(self) -> frozenset[Mask]:
        """The masks that every leg of its job has."""
        return self.masks - self.partly

    @property
    def own(self) -> frozenset[Mask]:
        """The masks that arise where it stands: those of what starts it are told there."""
        return self.masks - self.inherited
