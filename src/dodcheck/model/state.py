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


@dataclass(frozen=True, slots=True)
class State:
    """Every stage in document order, and what they were judged on."""

    snapshot: SnapshotFacts
    as_of: date
    stages: tuple[Stage, ...]
