"""What may be a piece of vendored code, before anybody looked into it."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from dodcheck.supply.vendoring.facts.file_fact import FileFact
from dodcheck.supply.vendoring.vendored import Held


class Grade(IntEnum):
    """How much the place says; ``LISTED``: a list of what was brought in names it."""

    ELSEWHERE = 0
    DOUBTFUL = 1
    LIKELY = 2
    SURE = 3
    LISTED = 4


class Naming(NamedTuple):
    """A word and the file that says it."""

    told: FileFact
    path: str


class Candidate(NamedTuple):
    """A folder, submodule or file. ``beside`` are further files of a piece that is files.

    ``said`` is what a list says of it, ``package`` the type of purl of the package manager whose list that is.
    """

    path: str
    held: Held
    grade: Grade
    beside: tuple[str, ...] = ()
    said: tuple[Naming, ...] = ()
    package: str | None = None

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]
