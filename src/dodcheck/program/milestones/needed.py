"""What each milestone of a program needs to count as done: the lines of such a list, as promises."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.slug import title
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.milestone import MilestoneId, leading_mention
from dodcheck.model.promise import EachHas, Part
from dodcheck.program.milestones.around import Around

_PARTS = (
    (Part.ROLLBACK, re.compile(r"\b(?:roll(?:ed)?[- ]?backs?|revert\w*|undone|undo)\b", re.IGNORECASE)),
    (Part.CHECKS, re.compile(r"\b(?:ci|checks?|workflow runs?|tests? (?:pass\w*|are green))\b", re.IGNORECASE)),
    (Part.ENTRY, re.compile(r"\b(?:ledger|summary|entry|documentation|documented)\b", re.IGNORECASE)),
    (Part.DELIVERABLES, re.compile(r"\b(?:code|artifacts?|files?|deliverables?)\b", re.IGNORECASE)),
)
_NO_MORE = {
    Part.ROLLBACK: re.compile(
        r"(?:(?:a )?roll[- ]?back(?: plan)?)(?:(?:: | is | )?documented in (?:the|its) ?(?:milestone(?:'s)? )?plan"
        r"|: documented in milestone plan)?",
        re.IGNORECASE,
    ),
    Part.ENTRY: re.compile(
        r"(?:an? )?ledger(?: entry)?"
        r"|(?:(?:documentation|docs|ledger(?: entry)?): )?"
        r"(?:an? |the )?(?:milestone )?(?:summary|entry) in (?:the ledger|[\w./-]+\.md)",
        re.IGNORECASE,
    ),
    Part.DELIVERABLES: re.compile(
        r"(?:code(?: artifacts?)?|files?|deliverables?|artifacts?)"
        r"(?:: (?:files?|deliverables?) (?:are )?(?:created|modified|changed|there)(?:(?:/| or | and )modified)?)?"
        r"(?: \(?(?:and )?committed(?: to (?:main|master|trunk|git))?\)?)?",
        re.IGNORECASE,
    ),
}
"""Words of which nothing is left beside the part itself."""

_NOT = re.compile(r"\b(?:not|no|never|without|optional)\b|n['’]t\b", re.IGNORECASE)
"""Words that may say that a part is not needed, or something bad of it."""


def required_of_each(criterion: Criterion, beside: Sequence[Criterion], around: Around) -> EachHas | None:
    """Return what a line of the list asks of every milestone, ``None`` where no part of it is understood.

    ``beside`` are the criteria of the document: its completion list names the milestones, without those put off.
    """
    words = title(criterion.text)
    part = next((part for part, pattern in _PARTS if pattern.search(words)), None)
    milestones = _milestones(beside, around)
    if part is None or not milestones or _NOT.search(words):
        return None
    ledger = next((name for name in _documents(criterion.text) if part is Part.ENTRY), around.ledger)
    whole = part in _NO_MORE and bool(_NO_MORE[part].fullmatch(words))
    return EachHas(part, milestones, ledger or "REFACTOR.md", whole)


def _milestones(beside: Sequence[Criterion], around: Around) -> tuple[MilestoneId, ...]:
    """Return the milestones of the completion list, else those that the ledger lists."""
    listed = [criterion for criterion in beside if criterion.form is Form.MILESTONE and not criterion.deferred]
    milestones = [member for criterion in listed for member in _members_named(criterion)]
    return tuple(dict.fromkeys(milestones or around.listed))


def _members_named(criterion: Criterion) -> tuple[MilestoneId, ...]:
    named = leading_mention(title(criterion.text))
    return named.members() if named else ()


def _documents(text: str) -> list[str]:
    return [span.text for span in spans(text) if span.kind is SpanKind.CODE and span.text.lower().endswith(".md")]
