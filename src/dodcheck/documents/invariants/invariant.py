"""An invariant as a catalogue tells of it: what each place says, and what counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.documents.invariants.ids import Key, id_key, name_key
from dodcheck.documents.invariants.strength import Verification


class Rating(NamedTuple):
    """What one place says of how strongly an invariant is verified: its Markdown, what that means, and its line.

    ``verified`` is ``None`` where the words are no strength.
    """

    text: str
    verified: Verification | None
    line: int


class Method(NamedTuple):
    """What is said to verify an invariant, as Markdown on one line, and where."""

    text: str
    line: int


class Mention(NamedTuple):
    """One section or row about an invariant. ``id`` is as written, empty for one that has a name alone."""

    id: str
    name: str
    line: int
    rating: Rating | None = None
    priority: int | None = None
    methods: tuple[Method, ...] = ()

    @property
    def key(self) -> Key:
        """What all places that speak of the same invariant have in common."""
        return (id_key(self.id) if self.id else None) or name_key(self.name)


@dataclass(frozen=True, slots=True)
class Invariant:
    """An invariant with all places that speak of it, in document order; there is at least one."""

    mentions: tuple[Mention, ...]

    @property
    def name(self) -> str:
        """Its id as the first place writes it, else its name."""
        return self.mentions[0].id or self.mentions[0].name

    @property
    def line(self) -> int:
        """Where it stands first."""
        return self.mentions[0].line

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """What each place that rates it says."""
        return tuple(mention.rating for mention in self.mentions if mention.rating)

    @property
    def weakest(self) -> Rating | None:
        """The rating that counts: the weakest; ``None`` where no place gives a strength."""
        known = [rating for rating in self.ratings if rating.verified is not None]
        return min(known, key=lambda rating: rating.verified or 0, default=None)

    @property
    def differing(self) -> tuple[Rating, Rating] | None:
        """The weakest and the strongest rating where two places rate it differently."""
        known = [rating for rating in self.ratings if rating.verified is not None]
        low, high = self.weakest, max(known, key=lambda rating: rating.verified or 0, default=None)
        return (low, high) if low and high and low.verified != high.verified else None

    @property
    def methods(self) -> tuple[Method, ...]:
        """Everything that is said to verify it."""
        return tuple(method for mention in self.mentions for method in mention.methods)

    @property
    def priorities(self) -> frozenset[int]:
        """Every priority that a place gives it: 0 for P0."""
        return frozenset(mention.priority for mention in self.mentions if mention.priority is not None)
