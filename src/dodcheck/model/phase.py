"""Phases of a program, by whatever word a document calls them."""

from __future__ import annotations

from dataclasses import dataclass

from dodcheck.model.location import Location


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase as a heading declares it: its word in lower case, its number or letter in normal form, its title."""

    word: str
    number: str
    title: str
    location: Location

    @property
    def scope(self) -> str:
        """The first part of the ids of its criteria: ``phase-1``, ``stage-b``, ``phase-1-5``."""
        return f"{self.word}-{self.number.replace('.', '-')}"

    @property
    def no_criteria_words(self) -> str:
        """What is to be said where it has no criterion."""
        return f"{self.name} has no criterion, so nothing shows whether it is done"

    @property
    def name(self) -> str:
        """What a person calls it: ``phase 1``."""
        return f"{self.word} {self.number}"
