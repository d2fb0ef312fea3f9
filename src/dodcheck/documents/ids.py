"""The id that words give a criterion."""

from __future__ import annotations

from dodcheck.documents.slug import slug, title, word_slug
from dodcheck.model.criterion import Form
from dodcheck.model.milestone import leading_mention


def criterion_id(scope: str, group: str | None, form: Form, text: str) -> str:
    """Return `SCOPE/GROUP/STATEMENT` (CONTRACT §4), without the group where there is none."""
    return "/".join(part for part in (scope, word_slug(group) if group else "", _words(form, text)) if part)


def _words(form: Form, text: str) -> str:
    match form:
        case Form.BOX:
            return slug(text)
        case Form.MILESTONE:
            words = title(text)
            named = leading_mention(words)
            return word_slug(f"milestone {words[: named.end] if named else words}")
        case _:
            return f"{form.value}-{slug(text)}"
