"""Plans with what they promise beside their boxes, in the tense that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dodcheck.documents.document import Document, Role
from dodcheck.model.criterion import Criterion, Form, Holds
from dodcheck.model.milestone import MilestoneId
from dodcheck.model.promise import Said
from dodcheck.program.milestones.around import Around, around
from dodcheck.program.milestones.listed import finished
from dodcheck.program.milestones.needed import needed
from dodcheck.program.milestones.promised import promised
from dodcheck.program.milestones.unplanned import told_elsewhere, unplanned, without_entries


def with_milestones(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, each plan with all criteria that it gives rise to, in document order."""
    beside, told = around(documents), told_elsewhere(documents)
    return [_completed(document, beside, told) for document in documents]


def _completed(document: Document, beside: Around, told: frozenset[MilestoneId]) -> Document:
    if document.plan is None:
        listed = replace(document, criteria=tuple(_listed(document, beside)))
        if document.role is not Role.LEDGER:
            return listed
        own = [*without_entries(listed, told), *unplanned(listed, told)]
        return replace(listed, criteria=tuple(sorted(own, key=_place)))
    closed = document.plan.milestone in beside.closed
    boxes = (_then(criterion) if closed else criterion for criterion in document.criteria)
    criteria = sorted([*boxes, *promised(document, document.plan, beside)], key=_place)
    return replace(document, criteria=tuple(criteria))


def _listed(document: Document, beside: Around) -> Iterator[Criterion]:
    for criterion in document.criteria:
        match criterion.form:
            case Form.MILESTONE:
                yield replace(criterion, promise=finished(criterion, document.criteria))
            case Form.DERIVED:
                yield replace(criterion, promise=needed(criterion, document.criteria, beside) or Said())
            case _:
                yield criterion


def _then(criterion: Criterion) -> Criterion:
    """Return a criterion of a closed milestone: its boxes are judged at the commit that closed it."""
    return replace(criterion, holds=Holds.THEN) if criterion.form is Form.BOX else criterion


def _place(criterion: Criterion) -> tuple[bool, int, int]:
    """Return what orders the criteria of one document: those of the document as a whole stand last."""
    at = criterion.location
    return at.line is None, at.line or 0, at.column or 0
