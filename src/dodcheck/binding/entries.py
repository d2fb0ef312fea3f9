"""What a rules file says: the documents it names, and the rules it binds by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.binding.tree import Tree
from dodcheck.model.criterion import Holds
from dodcheck.model.location import Location
from dodcheck.program.discover import NamedDocuments

PLACES = ("dodcheck.yml", "docs/dodcheck.yml", "docs/refactor/dodcheck.yml")
"""Where a rules file is found, from the repository's root."""


class Entry(NamedTuple):
    """One binding: the id it names, the words it decides if given, which of equal ids it means, and its rule.

    ``holds`` is the tense that it asks for, ``None`` where it leaves the statement in its own.
    """

    key: str
    says: str | None
    nth: int | None
    tree: Tree
    location: Location
    holds: Holds | None = None


@dataclass(frozen=True, slots=True)
class RulesFile:
    """A rules file without mistakes."""

    path: str | None = None
    documents: NamedDocuments = field(default_factory=NamedDocuments)
    entries: tuple[Entry, ...] = ()
