"""The state of the program at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dodcheck.model.location import Location
from dodcheck.model.report import Report, SnapshotFacts


@dataclass(frozen=True, slots=True)
class Stage:
    """One line of the state: a phase, the rest of the program or a milestone plan, with the report that judges it."""

    name: str
    title: str
    location: Location | None
    report: Report

    @property
    def is_document(self) -> bool:
        """Whether it is a whole document, called by its path."""
        return self.location is not None and self.name == self.location.path


@dataclass(frozen=True, slots=True)
class State:
    """Every stage in document order, what they were judged on, and whether a rules file is in force."""

    snapshot: SnapshotFacts
    as_of: date
    stages: tuple[Stage, ...]
    ruled: bool
