"""Exceptions with a reason, an owner and a last valid day, as dodcheck.waivers.yml records them."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.model.report import Waiver

PLACES = ("dodcheck.waivers.yml", "docs/dodcheck.waivers.yml", "docs/refactor/dodcheck.waivers.yml")
"""Where a waivers file is found, from the repository's root."""


class Waivers(NamedTuple):
    """The waivers of a repository, each with the place where it is written."""

    path: str | None = None
    entries: tuple[tuple[Waiver, Location], ...] = ()

    def of(self, criterion: str) -> tuple[Waiver, ...]:
        """Return the waivers of one criterion id, the longest valid first."""
        found = [waiver for waiver, _ in self.entries if waiver.criterion == criterion]
        return tuple(sorted(found, key=lambda waiver: waiver.expires, reverse=True))
