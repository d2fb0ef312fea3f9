"""The list that a heading, label or line announces: which form its items have."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.documents.conditions import condition
from dodcheck.documents.labels import Part, form_of
from dodcheck.documents.slug import title
from dodcheck.model.criterion import Form


class Awaited(NamedTuple):
    """Items of this nesting are statements of this form; ``words`` are those that announce them."""

    form: Form
    depth: int
    words: str

    def of(self, source: str) -> Form | None:
        """Return the form of an item of this Markdown, ``None`` where it states nothing."""
        if self.form is Form.BLOCKER:
            return condition(source.strip(), self.words)
        return self.form if source.strip() else None


def announced_by(part: Part, said: str, awaited: Awaited | None) -> tuple[Form | None, str]:
    """Return the form that a part of a paragraph announces or has itself, and the words that say so.

    ``said`` is the part without its label, on one line; what follows a heading that announces statements is one.
    """
    if part.label:
        return part.label.form, part.label.words
    if said.endswith(":") and (form := form_of(title(said))):
        return form, title(said)
    return (awaited.form, awaited.words) if awaited else (None, "")
