"""Where two statements of the documents contradict each other: a file for each form, and one table of them.

Each statement is judged as it is written, so none of this changes a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.documents.document import Document
from dodcheck.model.notice import Notice
from dodcheck.program.contradictions import allowances, listed, progress, statuses, strengths, twins, waiting
from dodcheck.program.contradictions.documents import AllDocuments

FORMS = (statuses.find, listed.find, waiting.find, progress.find, strengths.find, allowances.find, twins.find)
"""Every form, each a function of what is known from all documents."""

MAX_OF_A_FORM = 100
"""So many of one form are told; a program with more of them needs another look than a list."""


def find_contradictions(documents: Sequence[Document]) -> Iterator[Notice]:
    """Yield a notice for each contradiction, form by form. Pure; linear in the number of statements."""
    known = AllDocuments(tuple(documents))
    for form in FORMS:
        for number, clash in enumerate(form(known)):
            if number == MAX_OF_A_FORM:
                break
            yield clash.notice()


__all__ = ["contradictions"]
