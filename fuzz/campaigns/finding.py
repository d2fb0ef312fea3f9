"""From what a person types to a statement."""

from __future__ import annotations

from functools import cache
from random import Random

from dodcheck.documents.document import Role, read_document
from dodcheck.errors import UserError
from dodcheck.judge.find import find_among, nearest
from dodcheck.model.criterion import Criterion
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.judged import check_mistakes
from fuzz.repositories import STATEMENTS, checklist
from fuzz.texts import encoded, mixed, text_of

PATHS = ("docs/DOD.md", "a/DOD.md", "REFACTOR.md")
PIECES = (
    "phase-1/", "docs/DOD.md", "DOD.md", ":", ":3", ":5:1", "REFACTOR.md", "readme", "exists", "./", "../", "/", " ",
    "~", "-2", "policy/", ":999999999", ":0", ":99999999999999", "nobody knows", "*", "?", "\\", "`", *STATEMENTS,
)  # fmt: skip


@cache
def _documents() -> dict[str, bytes]:
    return {path: checklist(Random(path)).encode() for path in PATHS}


@cache
def _criteria() -> tuple[Criterion, ...]:
    found = (read_document(path, data, Role.CHECKLIST, path) for path, data in _documents().items())
    return tuple(criterion for document in found for criterion in document.criteria)


def fresh(random: Random) -> Given:
    """Return a few words, a place, or an id."""
    if random.random() < 0.3:
        return {TEXT: random.choice(_criteria()).id.encode()}
    return {TEXT: encoded(random, mixed(random, PIECES, 5))}


def check(given: Given) -> None:
    """Look for a statement."""
    asked = text_of(given)
    nearest(_criteria(), asked)
    try:
        found = find_among(_criteria(), asked, _documents().get)
    except UserError as problem:
        check_mistakes(problem)
        return
    assert found in _criteria()


CAMPAIGN = Campaign(name="finding", about="FILE:LINE, ids and words", fresh=fresh, check=check, pieces=PIECES)
