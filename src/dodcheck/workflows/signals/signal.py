"""What a workflow is worth as a check, and the facts that led there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dodcheck.model.location import Location


class Signal(StrEnum):
    """What a workflow is worth. ``NOT_EVALUATED``: its file can't be read as a workflow, so nothing is known of it."""

    STRONG = "strong"
    WEAK = "weak"
    COSMETIC = "cosmetic"
    LEGACY = "legacy"
    NOT_EVALUATED = "not evaluated"

    @property
    def means(self) -> str:
        """What it says, as a clause."""
        return _MEANS[self]


_MEANS = {
    Signal.STRONG: "it validates changes, and fails when they are wrong",
    Signal.WEAK: "it covers a part, may be skipped, or hides failures",
    Signal.COSMETIC: "it checks nothing: formatting, reports, chores",
    Signal.LEGACY: "it never runs, or nobody can tell what for",
    Signal.NOT_EVALUATED: "nothing is known of it",
}


class SignalFact(NamedTuple):
    """A plain clause, and the places it is about; at most some of them, ``many`` counts all."""

    text: str
    places: tuple[Location, ...]
    many: int


@dataclass(frozen=True, slots=True)
class Classified:
    """A workflow with its signal. ``name`` is its own, empty where it has none; there is at least one fact."""

    path: str
    name: str
    signal: Signal
    facts: tuple[SignalFact, ...]


SHOWN = 5
"""So many places are kept of a fact."""


def fact_of(text: str, *places: Location) -> SignalFact:
    """Return a fact with its places, each once."""
    locations = tuple(dict.fromkeys(places))
    return SignalFact(text, locations[:SHOWN], len(locations))
