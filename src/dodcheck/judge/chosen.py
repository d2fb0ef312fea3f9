"""From the words for a scope to its criteria."""

from __future__ import annotations

import re

from dodcheck.judge.find import find_among
from dodcheck.judge.listing import shown
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.places import Source
from dodcheck.judge.scopes import Scope, every_claim, phase, phase_scope, whole
from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Gate
from dodcheck.program.load import Program

_MILESTONE = re.compile(r"milestone\s+[^/\s]+", re.IGNORECASE)
_PHASE = re.compile(r"(?:phase|stage|step|sprint)[\s-]+[^/\s]+", re.IGNORECASE)


def chosen(program: Program, asked: str, source: Source) -> Scope:
    """Return what is meant: program, phase, milestone, the first part of an id, a part of ids, FILE:LINE, words; all.

    Raises ``UserError`` where nothing is meant.
    """
    words = asked.strip()
    if not words:
        return every_claim(program, strict=False)._replace(name="all governance documents")
    if _PHASE.fullmatch(words) or any(one.scope == phase_scope(words) for one in program.phases):
        return phase(program, words)
    if words.lower() == "program":
        return whole(program)
    if _MILESTONE.fullmatch(words):
        return milestone(program, words.split()[-1])
    part = words.lower()
    own = tuple(one for one in program.criteria if one.scope == part)
    found = own or tuple(one for one in program.criteria if part in one.id.lower())
    return _named(words, found or (find_among(program.criteria, words, source),))


def _named(words: str, criteria: tuple[Criterion, ...]) -> Scope:
    paths = frozenset(one.location.path for one in criteria)
    return Scope(f"“{shown(words)}”", Gate.HONEST, criteria, (), paths, frozenset(one.scope for one in criteria))
