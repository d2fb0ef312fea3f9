"""Plans with what they promise beside their boxes, in the tense that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dodcheck.documents.document import Document
from dodcheck.model.criterion import Criterion, Form, Holds
from dodcheck.model.promise import Said
from dodcheck.program.milestones.around import Around, around
from dodcheck.program.milestones.listed import finished
from dodcheck.program.milestones.needed import needed
from dodcheck.program.milestones.promised import promised


def with_milestones(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, each plan with all criteria that it gives rise to, in document order."""
    told = around(documents)
    return [_completed(document, told) for document in documents]


def _completed(document: Document, told: Around) -> Document:
    if document.plan is None:
        return replace(document, criteria=tuple(_listed(document, told)))
    closed = document.plan.milestone in told.closed
    boxes = (_then(one) if closed else one for one in document.criteria)
    found = sorted([*boxes, *promised(document, document.plan, told)], key=_place)
    return replace(document, criteria=tuple(found))


def _listed(document: Document, told: Around) -> Iterator[Criterion]:
    for one in document.criteria:
        match one.form:
            case Form.MILESTONE:
                yield replace(one, promise=finished(one, document.criteria))
            case Form.DERIVED:
                yield replace(one, promise=needed(one, document.criteria, told) or Said())
            case _:
                yield one


def _then(criterion: Criterion) -> Criterion:
    """Return a criterion of a closed milestone: its boxes are judged at the commit that closed it."""
    return replace(criterion, holds=Holds.THEN) if criterion.form is Form.BOX else criterion


def _place(criterion: Criterion) -> tuple[bool, int, int]:
    """Return what orders the criteria of one document: those of the document as a whole stand last."""
    at = criterion.location
    return at.line is None, at.line or 0, at.column or 0
