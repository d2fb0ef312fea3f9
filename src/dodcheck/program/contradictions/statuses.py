"""Ledger Closed, plan open, and the reverse: two places that give one milestone different statuses."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.program.contradictions.documents import AllDocuments, Clash, differ, where


def found(known: AllDocuments) -> Iterator[Clash]:
    """Yield the first other place that contradicts a plan, and two entries of a ledger that contradict each other."""
    for milestone, told in known.in_plans.items():
        for plan in told:
            other = next((one for one in known.in_ledger.get(milestone, ()) if differ(one.status, plan.status)), None)
            if other:
                said = f"{milestone} is {plan.status} here, and {other.status} {where(other.location, plan.location)}"
                yield Clash(plan.location, said, other.location)
    for milestone, told in (*known.in_ledger.items(), *known.in_plans.items()):
        second = next((one for one in told[1:] if differ(one.status, told[0].status)), None)
        if second:
            said = (
                f"{milestone} is {second.status} here, and {told[0].status} {where(told[0].location, second.location)}"
            )
            yield Clash(second.location, said, told[0].location)
