"""Milestones of which the ledger alone tells, and that are gone from it or put off there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.documents.document import Document, Role
from dodcheck.documents.ledger import LedgerEntry
from dodcheck.documents.slug import slug, title
from dodcheck.model.milestone import Mention, MilestoneId, Status, leading_mention
from dodcheck.program.load import Program
from dodcheck.program.milestones.unplanned import milestones_told_elsewhere
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every milestone whose entry is gone or puts it off: it was part of the program.

    One that has a plan or a line of a completion list is still told of, and is put off only where that says so. A
    ledger that is gone as a whole, or that can't be read, is told of as such.
    """
    before, after = judges.comparison.base.case.program, judges.comparison.case.program
    if not after.of_role(Role.LEDGER) or any(unread.role is Role.LEDGER for unread in after.unread):
        return
    # What a plan or a list of the base told is a promise of its own, and a weakening of its own where it goes.
    elsewhere, listed = {*_told_elsewhere(after), *_told_elsewhere(before)}, _entries(after)
    for milestone, entry in _entries(before).items():
        if milestone not in elsewhere and (told := _weakening(milestone, entry, listed.get(milestone))):
            yield told


def _weakening(milestone: MilestoneId, old: LedgerEntry, new: LedgerEntry | None) -> Weakening | None:
    subject = f"milestone-{slug(str(milestone))}"
    if new is None:
        message = f"{milestone} is gone from the ledger"
        detail = f"it was {old.status} there, and no document tells of it any more"
        return Weakening(Weakens.REMOVED, subject, message, old.location, None, detail)
    if new.status is not Status.DEFERRED or old.status is Status.DEFERRED:
        return None
    message = f"{milestone} is put off in the ledger"
    detail = f"it was {old.status} there, and no other document tells of it"
    return Weakening(Weakens.DEFERRED, subject, message, old.location, new.location, detail)


def _entries(program: Program) -> dict[MilestoneId, LedgerEntry]:
    """Return the first entry of each milestone that ledgers list, alone or in a range."""
    found: dict[MilestoneId, LedgerEntry] = {}
    for entry in _all_entries(program.of_role(Role.LEDGER)):
        for milestone in Mention(entry.milestone, entry.last, 0, 0).members():
            found.setdefault(milestone, entry)
    return found


def _told_elsewhere(program: Program) -> frozenset[MilestoneId]:
    """Return the milestones that have a plan, or a statement that begins with their id or stands below one."""
    others = [document for document in program.documents if document.role is not Role.LEDGER]
    texts = (title(criterion.text) for document in others for criterion in document.criteria)
    named = (mention.members() for text in texts if (mention := leading_mention(text)))
    return milestones_told_elsewhere(others).union(*named)


def _all_entries(ledgers: Sequence[Document]) -> Iterator[LedgerEntry]:
    return (entry for ledger in ledgers for entry in ledger.entries)
