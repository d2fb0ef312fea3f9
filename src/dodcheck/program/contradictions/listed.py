"""A milestone of a completion list that is ticked or deferred, while ledger or plan say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.slug import title
from dodcheck.model.criterion import Criterion, Form, Tick
from dodcheck.model.milestone import MilestoneId, Status, leading_mention
from dodcheck.program.contradictions.documents import AllDocuments, Clash, differ, place_from


def find(known: AllDocuments) -> Iterator[Clash]:
    """Yield what a list of milestones claims of each, and the first place that says otherwise."""
    for criterion in known.checklist:
        milestone = _milestone(criterion)
        claimed = _claimed_status(criterion)
        if milestone is None or claimed is None:
            continue
        other = next((claim for claim in known.claims_about(milestone) if differ(claim.status, claimed)), None)
        if other:
            here = {Status.CLOSED: "ticked", Status.DEFERRED: "deferred"}.get(claimed, "open")
            message = f"{milestone} is {here} here, and {other.status} {place_from(other.location, criterion.location)}"
            yield Clash(criterion.location, message, other.location)


def _milestone(criterion: Criterion) -> MilestoneId | None:
    if criterion.form is not Form.MILESTONE:
        return None
    named = leading_mention(title(criterion.text))
    return named.first if named and named.last is None else None


def _claimed_status(criterion: Criterion) -> Status | None:
    """Return what a statement says of its milestone; a box that nobody has ticked says nothing."""
    if criterion.claimed:
        return Status.CLOSED
    if criterion.deferred:
        return Status.DEFERRED
    return Status.PLANNED if criterion.claimed is False and criterion.tick is Tick.NONE else None
