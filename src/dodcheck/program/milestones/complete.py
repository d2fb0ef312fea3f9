"""Plans with what they promise beside their boxes, in the tense that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dodcheck.documents.document import Document, Role
from dodcheck.model.criterion import Criterion, Form, Holds
from dodcheck.model.milestone import MilestoneId
from dodcheck.model.promise import Said
from dodcheck.program.milestones.around import Around, surroundings_of
from dodcheck.program.milestones.listed import promise_of_line
from dodcheck.program.milestones.needed import required_of_each
from dodcheck.program.milestones.promised import promised_criteria
from dodcheck.program.milestones.unplanned import milestones_told_elsewhere, unplanned_claims, without_entries


def with_milestones(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, each plan with all criteria that it gives rise to, in document order."""
    beside, told = surroundings_of(documents), milestones_told_elsewhere(documents)
    return [_with_promises(document, beside, told) for document in documents]


def _with_promises(document: Document, beside: Around, told: frozenset[MilestoneId]) -> Document:
    if document.plan is None:
        listed = replace(document, criteria=tuple(_criteria_with_promises(document, beside)))
        if document.role is not Role.LEDGER:
            return listed
        own = [*without_entries(listed, told), *unplanned_claims(listed, told)]
        return replace(listed, criteria=tuple(sorted(own, key=_order_key)))
    closed = document.plan.milestone in beside.closed
    boxes = (_in_past_tense(criterion) if closed else criterion for criterion in document.criteria)
    criteria = sorted([*boxes, *promised_criteria(document, document.plan, beside)], key=_order_key)
    return replace(document, criteria=tuple(criteria))


def _criteria_with_promises(document: Document, beside: Around) -> Iterator[Criterion]:
    for criterion in document.criteria:
        match criterion.form:
            case Form.MILESTONE:
                yield replace(criterion, promise=promise_of_line(criterion, document.criteria))
            case Form.DERIVED:
                yield replace(criterion, promise=required_of_each(criterion, document.criteria, beside) or Said())
            case _:
                yield criterion


def _in_past_tense(criterion: Criterion) -> Criterion:
    """Return a criterion of a closed milestone: its boxes are judged at the commit that closed it."""
    return replace(criterion, holds=Holds.THEN) if criterion.form is Form.BOX else criterion


def _order_key(criterion: Criterion) -> tuple[bool, int, int]:
    """Return what orders the criteria of one document: those of the document as a whole stand last."""
    at = criterion.location
    return at.line is None, at.line or 0, at.column or 0
