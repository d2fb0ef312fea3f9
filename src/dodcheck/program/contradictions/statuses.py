"""Ledger Closed, plan open, and the reverse: two places that give one milestone different statuses."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.program.contradictions.documents import AllDocuments, Clash, differ, place_from


def find(known: AllDocuments) -> Iterator[Clash]:
    """Yield the first other place that contradicts a plan, and two entries of a ledger that contradict each other."""
    for milestone, claims in known.in_plans.items():
        for plan in claims:
            other = next(
                (claim for claim in known.in_ledger.get(milestone, ()) if differ(claim.status, plan.status)), None
            )
            if other:
                message = (
                    f"{milestone} is {plan.status} here, and {other.status} {place_from(other.location, plan.location)}"
                )
                yield Clash(plan.location, message, other.location)
    for milestone, claims in (*known.in_ledger.items(), *known.in_plans.items()):
        second = next((claim for claim in claims[1:] if differ(claim.status, claims[0].status)), None)
        if second:
            first = claims[0]
            message = (
                f"{milestone} is {second.status} here, and {first.status} {place_from(first.location, second.location)}"
            )
            yield Clash(second.location, message, first.location)
