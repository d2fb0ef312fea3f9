"""`Blockers: None (M02 complete)`, while the ledger says otherwise; a plan that is closed and waits for an open one."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.plans.plan import Plan
from dodcheck.model.milestone import Status
from dodcheck.program.contradictions.documents import AllDocuments, Clash, place_from


def find(known: AllDocuments) -> Iterator[Clash]:
    """Yield the milestones that a plan calls complete, or has waited for, and that another place calls open."""
    for document in known.documents:
        if document.plan:
            yield from _clashes_of_plan(document.plan, known)


def _clashes_of_plan(plan: Plan, known: AllDocuments) -> Iterator[Clash]:
    waits = plan.blockers
    if waits is None:
        return
    done = plan.status is not None and plan.status.status is Status.CLOSED
    for milestone in dict.fromkeys((*waits.known_closed, *(waits.milestones if done else ()))):
        claims = known.claims_about(milestone)
        # Where one place agrees, that two places differ is told of the milestone itself.
        if not claims or any(claim.status is Status.CLOSED for claim in claims):
            continue
        there = f"{claims[0].status} {place_from(claims[0].location, waits.location)}"
        if milestone in waits.known_closed:
            message = f"{milestone} is complete here, and {there}"
        else:
            message = f"{plan.milestone} is closed and waits for {milestone}, which is {there}"
        yield Clash(waits.location, message, claims[0].location)
