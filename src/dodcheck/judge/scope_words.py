"""From the words for a scope to its criteria."""

from __future__ import annotations

import re

from dodcheck.errors import user_error
from dodcheck.judge.find import find_among
from dodcheck.judge.listing import shortened
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.places import Source, document_called
from dodcheck.judge.scopes import Scope, every_claim, phase, phase_scope, whole_program
from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Gate
from dodcheck.program.load import Program

_MILESTONE = re.compile(r"milestone\s+[^/\s]+", re.IGNORECASE)
_SHOWN = 8
_PHASE = re.compile(r"(?:phase|stage|step|sprint)[\s-]+[^/\s]+", re.IGNORECASE)


def chosen(program: Program, asked: str, source: Source) -> Scope:
    """Return the scope that words mean: program, phase, milestone, scope of ids, part of ids, FILE, FILE:LINE, words.

    Without words it is everything. Raises ``UserError`` where nothing fits.
    """
    words = asked.strip()
    if not words or not (program.documents or program.unread):
        return every_claim(program, strict=False)._replace(name="all governance documents")
    if _PHASE.fullmatch(words) or any(known_phase.scope == phase_scope(words) for known_phase in program.phases):
        return phase(program, words)
    if words.lower() == "program":
        return whole_program(program)
    if _MILESTONE.fullmatch(words):
        return milestone(program, words.split()[-1])
    part = words.lower()
    own = tuple(criterion for criterion in program.criteria if criterion.scope == part)
    with_part = own or tuple(criterion for criterion in program.criteria if part in criterion.id.lower())
    return _named(words, with_part or _in_document(program, words) or (find_among(program.criteria, words, source),))


def _in_document(program: Program, words: str) -> tuple[Criterion, ...]:
    """Return the statements of the document that is named. Raises ``UserError`` for another Markdown file."""
    path = document_called(program.criteria, words.removeprefix("./"))
    if path is None and words.lower().endswith(".md"):
        known = "\n  ".join(shortened(document.path) for document in program.documents[:_SHOWN])
        raise user_error(f"{shortened(words)} is no governance document with statements", f"Those here are:\n  {known}")
    return tuple(criterion for criterion in program.criteria if criterion.location.path == path)


def _named(words: str, criteria: tuple[Criterion, ...]) -> Scope:
    paths = frozenset(criterion.location.path for criterion in criteria)
    return Scope(
        f"“{shortened(words)}”", Gate.HONEST, criteria, (), paths, frozenset(criterion.scope for criterion in criteria)
    )
