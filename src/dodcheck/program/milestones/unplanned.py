"""Milestones that the ledger calls closed, and of which nothing else is written: the claim is the ledger's alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dodcheck.documents.document import Document
from dodcheck.documents.ids import criterion_id
from dodcheck.documents.ledger import LedgerEntry
from dodcheck.documents.slug import title
from dodcheck.model.criterion import Criterion, Form, Holds
from dodcheck.model.milestone import MilestoneId, Status, leading_mention
from dodcheck.model.promise import SaidDone

_UNBOXED = frozenset({Form.MARK, Form.ROW})


def milestones_told_elsewhere(documents: Sequence[Document]) -> frozenset[MilestoneId]:
    """Return the milestones that have a plan, or statements of their own: a line of a completion list, boxes."""
    planned = {document.plan.milestone for document in documents if document.plan}
    criteria = (criterion for document in documents for criterion in document.criteria)
    return frozenset(planned.union(*map(milestones_named_by, criteria)))


def milestones_named_by(criterion: Criterion) -> tuple[MilestoneId, ...]:
    """Return the milestones that a statement is about: by its own words in a completion list, else by its heading."""
    if isinstance(criterion.promise, SaidDone):
        return (criterion.promise.milestone,)
    words = criterion.text if criterion.form is Form.MILESTONE else criterion.group
    named = leading_mention(title(words)) if words else None
    return named.members() if named else ()


def unplanned_claims(document: Document, told: frozenset[MilestoneId]) -> Iterator[Criterion]:
    """Yield a claim for each milestone that a ledger calls closed, and that is not told of anywhere else.

    Entries of one milestone are one claim, at the first of them that makes it.
    """
    by_milestone: dict[MilestoneId, list[LedgerEntry]] = {}
    for entry in document.entries:
        if entry.last is None and entry.milestone not in told:
            by_milestone.setdefault(entry.milestone, []).append(entry)
    for milestone, entries in by_milestone.items():
        closed = next((entry for entry in entries if entry.status is Status.CLOSED), None)
        if closed:
            beside = tuple(pair for entry in entries for pair in entry.cells)
            yield _claim(document, closed, f"{milestone} is closed", beside)


def without_entries(document: Document, told: frozenset[MilestoneId]) -> Iterator[Criterion]:
    """Yield the criteria of a ledger; a mark or row of a milestone that has an entry, or is told of elsewhere, is none.

    What is only marked as open, as an entry may be, claims nothing either.
    """
    known = told.union(entry.milestone for entry in document.entries)
    for criterion in document.criteria:
        named = leading_mention(title(criterion.text)) if criterion.form in _UNBOXED else None
        if named is None:
            yield criterion
        elif criterion.claimed and known.isdisjoint(named.members()):
            yield replace(criterion, promise=SaidDone(named.first))


def _claim(document: Document, entry: LedgerEntry, text: str, beside: tuple[tuple[str, str], ...]) -> Criterion:
    return Criterion(
        id=criterion_id(document.scope, None, Form.MILESTONE, text),
        text=text,
        form=Form.MILESTONE,
        scope=document.scope,
        group=None,
        claimed=True,
        location=entry.location,
        row=beside,
        promise=SaidDone(entry.milestone),
        holds=Holds.THEN if _names_something(beside) else Holds.ALWAYS,
    )


def _names_something(beside: tuple[tuple[str, str], ...]) -> bool:
    """Return whether an entry may name evidence, of which time changes what is there."""
    return any(sign in value for _, value in beside for sign in ("`", "/", "]("))
