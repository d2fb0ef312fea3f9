"""What all documents together say of each milestone, and a contradiction in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dodcheck.documents.document import Document, Role
from dodcheck.documents.inline import plain
from dodcheck.documents.plans.plan import StatusField
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId, Status, status_of
from dodcheck.model.notice import Notice

KIND = "contradiction"

_ASIDE = re.compile(r"\s[—–-]|[;,.(]")
OPEN = frozenset({Status.IN_PROGRESS, Status.READY, Status.PLANNED, Status.BLOCKED})
"""What is not yet done; that one place says more exactly how far it is, is no contradiction."""


class Clash(NamedTuple):
    """Two places that contradict each other, and what the first says and the other does."""

    at: Location
    said: str
    beside: Location

    def notice(self) -> Notice:
        """Return it as a notice that names both places."""
        return Notice(KIND, self.at, self.said, self.beside)


def place_from(other: Location, at: Location) -> str:
    """Return where another place is, as words that follow what it says: `on line 7`, `in REFACTOR.md:7`."""
    return f"on line {other.line}" if other.path == at.path and other.line else f"in {other}"


class StatusClaim(NamedTuple):
    """What one place says of how far a milestone is."""

    status: Status
    location: Location


@dataclass(frozen=True)
class AllDocuments:
    """All documents, and what follows from them together."""

    documents: tuple[Document, ...]

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every statement, in document order."""
        return tuple(criterion for document in self.documents for criterion in document.criteria)

    @cached_property
    def checklist(self) -> tuple[Criterion, ...]:
        """The statements of checklists."""
        return tuple(
            criterion
            for document in self.documents
            if document.role is Role.CHECKLIST
            for criterion in document.criteria
        )

    @cached_property
    def in_ledger(self) -> dict[MilestoneId, tuple[StatusClaim, ...]]:
        """What entries of its own the ledger has of each milestone, and how far they say it is."""
        return _by_milestone(
            (entry.milestone, StatusClaim(entry.status, entry.location))
            for document in self.documents
            for entry in document.entries
            if entry.last is None and entry.status is not Status.UNKNOWN
        )

    @cached_property
    def in_plans(self) -> dict[MilestoneId, tuple[StatusClaim, ...]]:
        """How far each plan says its milestone is; a plan for a part of it, by another name, says that of the part."""
        plans = (document.plan for document in self.documents if document.plan and _is_named_so(document.path))
        return _by_milestone(
            (plan.milestone, StatusClaim(plan.status.status, plan.status.location))
            for plan in plans
            if plan.status and plan.status.status is not Status.UNKNOWN and not _is_hedged(plan.status)
        )

    def claims_about(self, milestone: MilestoneId) -> tuple[StatusClaim, ...]:
        """Return every place that says how far a milestone is, the ledger first."""
        return (*self.in_ledger.get(milestone, ()), *self.in_plans.get(milestone, ()))


def _is_hedged(status_field: StatusField) -> bool:
    """Return whether a status begins as a closed one and takes a part of that back: `closed — awaiting merge`."""
    first = _ASIDE.split(plain(status_field.text), maxsplit=1)[0]
    return status_field.status is not Status.CLOSED and status_of(first) is Status.CLOSED


def _is_named_so(path: str) -> bool:
    return MilestoneId.parse(path.rpartition("/")[2].lower().partition("_plan")[0].replace("-plan", "")) is not None


def _by_milestone(claims: Iterable[tuple[MilestoneId, StatusClaim]]) -> dict[MilestoneId, tuple[StatusClaim, ...]]:
    by_milestone: defaultdict[MilestoneId, list[StatusClaim]] = defaultdict(list)
    for milestone, claim in claims:
        by_milestone[milestone].append(claim)
    return {milestone: tuple(claims_of_one) for milestone, claims_of_one in by_milestone.items()}


def differ(left: Status, right: Status) -> bool:
    """Return whether two statuses of a milestone exclude each other, as closed, deferred and not yet done do."""
    return _coarse_status(left) != _coarse_status(right)


def _coarse_status(status: Status) -> Status:
    return Status.PLANNED if status in OPEN else status
