"""One library as the table, the bill of materials and the tree have it."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.supply.bom import Component
from dodcheck.supply.vendoring.vendored import Vendored
from dodcheck.supply.versions.entry import Entry


class Library(NamedTuple):
    """What belongs together; ``None`` where one of the three does not have it. At least one does.

    ``others`` are further entries of the table for the same library.
    """

    entry: Entry | None = None
    component: Component | None = None
    code: Vendored | None = None
    others: tuple[Entry, ...] = ()

    @property
    def name(self) -> str:
        """The name, as the table has it where it has one."""
        if self.entry:
            return self.entry.name
        if self.component:
            return self.component.name
        return self.code.name.value if self.code else ""

    @property
    def path(self) -> str | None:
        """Where it lies: as the tree has it, else as it is written."""
        if self.code:
            return self.code.path
        if self.entry and self.entry.path:
            return self.entry.path
        return self.component.places[0] if self.component and self.component.places else None
