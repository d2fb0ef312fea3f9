"""Which milestones a document calls closed: a ledger in its entries, a plan in its own Status field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.documents.ledger import LedgerEntry
from dodcheck.documents.plans.plan import Plan
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId, Status

_SCOPE = "milestone-"


class Closing(NamedTuple):
    """A milestone that a document calls closed, and where it does."""

    milestone: MilestoneId
    location: Location


def closed_in_ledger(entries: Sequence[LedgerEntry]) -> Iterator[Closing]:
    """Yield the milestones whose entry says so; a stub for a whole range closes none."""
    for entry in entries:
        if entry.last is None and entry.status is Status.CLOSED:
            yield Closing(entry.milestone, entry.location)


def closed_in_plan(plan: Plan) -> Iterator[Closing]:
    """Yield the milestone of a plan whose Status says so."""
    if plan.status and plan.status.status is Status.CLOSED:
        yield Closing(plan.milestone, plan.status.location)


@lru_cache(maxsize=1024)
def milestone_of(scope: str) -> MilestoneId | None:
    """Return the milestone whose plan has ids that begin with a scope, ``None`` for a scope of something else."""
    if not scope.startswith(_SCOPE):
        return None
    tail = scope.removeprefix(_SCOPE)
    head, _, last = tail.rpartition("-")
    return MilestoneId.parse(tail) or MilestoneId.parse(f"{head}.{last}")
