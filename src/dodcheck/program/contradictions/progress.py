"""A table of progress that counts other milestones as complete than the ledger's entries do."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.progress import Progress
from dodcheck.model.milestone import Status
from dodcheck.program.contradictions.documents import AllDocuments, Clash, place_from


def find(known: AllDocuments) -> Iterator[Clash]:
    """Yield the rows that don't agree with the entries of their milestones."""
    for document in known.documents:
        for row in document.progress:
            clash = _named_but_open(row, known) or _wrong_count(row, known)
            if clash:
                yield clash


def _named_but_open(row: Progress, known: AllDocuments) -> Clash | None:
    """Return the first milestone that a row names as complete and whose entry says otherwise."""
    for milestone in row.named:
        for claim in known.in_ledger.get(milestone, ()):
            if claim.status is not Status.CLOSED:
                there = f"{claim.status} {place_from(claim.location, row.location)}"
                message = f"{milestone} counts as complete here, and is {there}"
                return Clash(row.location, message, claim.location)
    return None


def _wrong_count(row: Progress, known: AllDocuments) -> Clash | None:
    """Return a count that is lower than the closed entries, or higher where every milestone of the row has an entry."""
    entries = {name: known.in_ledger[name] for name in row.milestones if name in known.in_ledger}
    closed = [claims[0] for claims in entries.values() if all(claim.status is Status.CLOSED for claim in claims)]
    rest = {
        name: claims[0]
        for name, claims in entries.items()
        if all(claim.status is not Status.CLOSED for claim in claims)
    }
    if row.closed < len(closed):
        at = closed[0].location
        message = f"this counts {row.closed} as complete, and {len(closed)} entries are closed, the first"
        return Clash(row.location, f"{message} {place_from(at, row.location)}", at)
    if len(entries) == len(row.milestones) and row.closed > len(entries) - len(rest):
        milestone, claim = next(iter(rest.items()))
        message = f"this counts {row.closed} of {len(entries)} as complete, and {milestone} is {claim.status}"
        return Clash(row.location, f"{message} {place_from(claim.location, row.location)}", claim.location)
    return None
