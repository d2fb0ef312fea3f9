"""One document, read: its criteria with their ids, its phases, what was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dodcheck.documents.blocks import Outline
from dodcheck.documents.claims import claims
from dodcheck.documents.directives import without_remarks
from dodcheck.documents.ledger import LedgerEntry, read_ledger
from dodcheck.documents.markdown import parse
from dodcheck.documents.notices import phase_notices, statement_notices, text_notices
from dodcheck.documents.sections import Sections
from dodcheck.documents.slug import slug, word_slug
from dodcheck.documents.speaking import Spoken, spoken, strays
from dodcheck.documents.statements import Reader, Statement
from dodcheck.documents.text import Text, decode
from dodcheck.errors import Mistake
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.milestone import leading_mention
from dodcheck.model.notice import Notice
from dodcheck.model.phase import Phase

_DEFERRED = re.compile(r"\(\s*deferred\b[^()]{0,200}\)", re.IGNORECASE)


class Role(StrEnum):
    """What a document is to the program; the values are those of the report."""

    CHECKLIST = "checklist"
    LEDGER = "ledger"
    PLAN = "plan"
    TOOL_LOG = "tool-log"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Document:
    """What one document says. ``entries`` are those of a ledger; ``mistakes`` stand in its `dodcheck` comments."""

    path: str
    role: Role
    criteria: tuple[Criterion, ...]
    phases: tuple[Phase, ...]
    notices: tuple[Notice, ...]
    mistakes: tuple[Mistake, ...]
    entries: tuple[LedgerEntry, ...]


def read_document(path: str, data: bytes, role: Role, scope: str) -> Document:
    """Return what a document says; ``scope`` begins the ids of what stands outside any phase.

    Equal ids are not numbered yet: that needs all documents. Raises ``UndecodableError``.
    """
    text = decode(data)
    outline = parse(text)
    sections = Sections(path, scope, phased=role is Role.CHECKLIST)
    reader = Reader(outline, sections)
    reader.read()
    statements = _counting(reader.statements, role)
    said = [spoken(path, text, statement) for statement in statements]
    return Document(
        path=path,
        role=role,
        criteria=tuple(_criteria(path, statements, said)),
        phases=tuple(phase for phase, _ in sections.phases),
        notices=tuple(_notices(path, text, outline, statements, sections)),
        mistakes=tuple(mistake for one in said for mistake in one.mistakes) + strays(path, text, reader.strays),
        entries=read_ledger(outline, path) if role is Role.LEDGER else (),
    )


def _counting(statements: Sequence[Statement], role: Role) -> list[Statement]:
    """Leave out `**Evidence**:` and its like where they belong to no checklist and no boxes stand beside them."""
    boxed = {statement.spot.key for statement in statements if statement.box}
    kept = [s for s in statements if s.box or role is Role.CHECKLIST or s.spot.key in boxed]
    return [s for s in kept if s.box or without_remarks(s.source)]


def _criteria(path: str, statements: Sequence[Statement], said: Sequence[Spoken]) -> Iterator[Criterion]:
    for statement, claim, spoken_here in zip(statements, claims(statements), said, strict=True):
        text = without_remarks(statement.source)
        yield Criterion(
            id=spoken_here.fixed_id or _id(statement, text),
            text=text,
            form=statement.form,
            scope=statement.spot.scope,
            group=statement.spot.group,
            claimed=claim,
            location=Location(path, statement.line, statement.column),
            tick=statement.tick,
            deferred=bool(_DEFERRED.search(text)),
            fixed_id=spoken_here.fixed_id is not None,
            inline=spoken_here.rule,
        )


def _id(statement: Statement, text: str) -> str:
    group = word_slug(statement.spot.group) if statement.spot.group else ""
    return "/".join(part for part in (statement.spot.scope, group, _words(statement.form, text)) if part)


def _words(form: Form, text: str) -> str:
    named = leading_mention(text) if form is Form.MILESTONE else None
    if named:
        return word_slug(f"milestone {text[: named.end]}")
    return slug(text) if form is Form.BOX else f"{form.value}-{slug(text)}"


def _notices(
    path: str, text: Text, outline: Outline, statements: Sequence[Statement], sections: Sections
) -> Iterator[Notice]:
    yield from text_notices(path, text, outline)
    yield from phase_notices(sections.phases)
    yield from statement_notices(path, statements)
