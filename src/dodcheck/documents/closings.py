"""Which milestones a document calls closed: a ledger in its entries, a plan in its own Status field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.documents.blocks import Outline
from dodcheck.documents.ledger import LedgerEntry
from dodcheck.documents.plans.header import header
from dodcheck.documents.plans.status import status_field
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


def closed_in_plan(outline: Outline, path: str, scope: str) -> Iterator[Closing]:
    """Yield the milestone of a plan whose first Status field says so; ``scope`` begins the ids of the plan."""
    milestone = milestone_of(scope)
    said = status_field(tuple(header(outline, milestone)), path) if milestone else None
    if milestone and said and said.status is Status.CLOSED:
        yield Closing(milestone, said.location)


@lru_cache(maxsize=1024)
def milestone_of(scope: str) -> MilestoneId | None:
    """Return the milestone whose plan has ids that begin with a scope, ``None`` for a scope of something else."""
    if not scope.startswith(_SCOPE):
        return None
    tail = scope.removeprefix(_SCOPE)
    head, _, last = tail.rpartition("-")
    return MilestoneId.parse(tail) or MilestoneId.parse(f"{head}.{last}")
