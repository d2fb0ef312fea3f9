"""Which form the statements of a list have, by the heading, label or line that announces it."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.documents.conditions import form_below_blockers
from dodcheck.documents.labels import Part, form_of
from dodcheck.documents.slug import title
from dodcheck.model.criterion import Form


class AnnouncedForm(NamedTuple):
    """The form that the items of a list are announced to have.

    ``depth`` is the nesting of these items, 0 for the outermost list; ``words`` are the plain words that announce them.
    """

    form: Form
    depth: int
    words: str

    def form_of(self, source: str) -> Form | None:
        """Return the form of an item of this Markdown, ``None`` where it states nothing."""
        if self.form is Form.BLOCKER:
            return form_below_blockers(source.strip(), self.words)
        return self.form if source.strip() else None


def announced_form(part: Part, said: str, awaited: AnnouncedForm | None) -> tuple[Form | None, str]:
    """Return the form that a part of a paragraph announces or has itself, and the words that say so.

    ``said`` is the part without its label, on one line; what follows a heading that announces statements is one.
    """
    if part.label:
        return part.label.form, part.label.words
    if said.endswith(":") and (form := form_of(title(said))):
        return form, title(said)
    return (awaited.form, awaited.words) if awaited else (None, "")
