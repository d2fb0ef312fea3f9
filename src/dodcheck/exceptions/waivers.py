"""Exceptions with a reason, an owner and a last valid day, as dodcheck.waivers.yml records them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dodcheck.model.exception import Waiver
from dodcheck.model.location import Location

PLACES = ("dodcheck.waivers.yml", "docs/dodcheck.waivers.yml", "docs/refactor/dodcheck.waivers.yml")
"""Where a waivers file is found, from the repository's root."""


@dataclass(frozen=True)
class Waivers:
    """The waivers of a repository, each with the place where it is written."""

    path: str | None = None
    entries: tuple[tuple[Waiver, Location], ...] = ()

    def of(self, criterion: str) -> tuple[Waiver, ...]:
        """Return the waivers of one criterion id, the longest valid first."""
        return self._by_criterion.get(criterion, ())

    @cached_property
    def _by_criterion(self) -> Mapping[str, tuple[Waiver, ...]]:
        by_criterion = defaultdict[str, list[Waiver]](list)
        for waiver, _ in sorted(self.entries, key=lambda entry: entry[0].expires, reverse=True):
            by_criterion[waiver.criterion].append(waiver)
        return {criterion: tuple(waivers) for criterion, waivers in by_criterion.items()}
