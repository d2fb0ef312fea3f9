"""One document, read: its criteria with their ids, its phases, what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import assert_never

from dodcheck.documents.blocks import Heading, Outline
from dodcheck.documents.closings import Closing, closed_in_ledger, closed_in_plan, milestone_of
from dodcheck.documents.criteria import criteria_of
from dodcheck.documents.declarations import declarations_of
from dodcheck.documents.deferrals import Deferral, read_deferrals
from dodcheck.documents.directives import directive_in
from dodcheck.documents.groups import Groups, groups_of
from dodcheck.documents.ledger import LedgerEntry, read_ledger
from dodcheck.documents.links import is_relative, links_of
from dodcheck.documents.made_files import with_made_files
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.notices import empty_phase_notices, empty_phases, gap_notices, phase_notices, statement_notices
from dodcheck.documents.overall import overall_notices
from dodcheck.documents.phases import phase_heading
from dodcheck.documents.plans.plan import Plan
from dodcheck.documents.plans.reading import read_plan
from dodcheck.documents.progress import Progress, read_progress
from dodcheck.documents.reading import read_statements
from dodcheck.documents.sections import Sections
from dodcheck.documents.slug import title
from dodcheck.documents.statement_directives import directives_of, stray_directives
from dodcheck.documents.statements import Statement
from dodcheck.documents.stray_boxes import stray_notices
from dodcheck.documents.text import Text, decode
from dodcheck.documents.unboxed import NOTHING_UNBOXED, UnboxedClaims, unboxed_claims
from dodcheck.documents.unread import entry_notices, plan_notices, status_notices, text_notices
from dodcheck.errors import Mistake
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.declared import NOTHING_DECLARED, Declared
from dodcheck.model.notice import Notice
from dodcheck.model.phase import Phase

_KNOWN = 64
_CHECKLIST_ONLY = frozenset({Form.METRIC, Form.INVARIANT, Form.BLOCKER, Form.DERIVED, Form.ROW})


class Role(StrEnum):
    """What a document is to the program; the values are those of the report."""

    CHECKLIST = "checklist"
    LEDGER = "ledger"
    PLAN = "plan"
    TOOL_LOG = "tool-log"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Document:
    """What one document says: the result of reading it, and all that the other packages know of it.

    ``entries`` are those of a ledger; ``mistakes`` stand in its `dodcheck` comments. ``scope`` begins the ids of what
    stands outside any phase. ``closings`` are the milestones that it calls closed. ``plan`` is what a milestone's plan
    says beside its boxes, ``groups`` are those of its lines, ``linked`` says that it has links that lead to files.
    ``progress`` is what a ledger counts of its milestones, ``deferrals`` are the rows that are put off, ``declared`` is
    what statements that speak of it may rest on, ``empty`` are the phases without a criterion that nothing puts off.
    """

    path: str
    role: Role
    criteria: tuple[Criterion, ...]
    phases: tuple[Phase, ...]
    notices: tuple[Notice, ...]
    mistakes: tuple[Mistake, ...]
    entries: tuple[LedgerEntry, ...]
    closings: tuple[Closing, ...] = ()
    scope: str = ""
    plan: Plan | None = None
    groups: Groups = ()
    linked: bool = False
    progress: tuple[Progress, ...] = ()
    deferrals: tuple[Deferral, ...] = ()
    declared: Declared = NOTHING_DECLARED
    empty: tuple[Phase, ...] = ()


_WHOLE = frozenset({Role.CHECKLIST, Role.OTHER})
"""Documents whose boxes say how far they are; most plans are closed with their boxes open."""


def read_document(path: str, data: bytes, role: Role, scope: str) -> Document:
    """Return what a document says; ``scope`` begins the ids of what stands outside any phase.

    Equal ids are not numbered yet: that needs all documents. Raises ``UndecodableError``.
    """
    text = decode(data)
    outline = parse_markdown(text)
    sections = _sections(outline, path, role, scope)
    unboxed = _claims_without_a_box(outline, role)
    reading = read_statements(text, outline, sections, unboxed)
    statements = _counting(reading.statements, role)
    said = [directives_of(path, text, statement) for statement in statements]
    plan = _plan(outline, path, role, scope)
    told = declarations_of(outline.blocks, statements)
    criteria = tuple(criteria_of(path, statements, said, told, plan.postponed if plan else None))
    phases = sections.phases_of(scopes := frozenset(criterion.scope for criterion in criteria))
    empty = empty_phases(phases, scopes | sections.later)
    entries = read_ledger(outline, path) if role is Role.LEDGER else ()
    notices = (
        *text_notices(path, text, outline),
        *status_notices(path, unboxed.without_milestones() if entries else unboxed),
        *entry_notices(entries),
        *phase_notices(phases),
        *empty_phase_notices(empty),
        *statement_notices(path, statements),
        *stray_notices(path, outline, statements),
        *(overall_notices(path, outline, statements) if role in _WHOLE else ()),
        *((*plan_notices(plan), *gap_notices(plan)) if plan else ()),
    )
    return Document(
        path=path,
        role=role,
        criteria=criteria,
        phases=tuple(phase for phase, _ in phases),
        notices=notices,
        mistakes=(
            *(mistake for one in said for mistake in one.mistakes),
            *stray_directives(path, text, reading.strays),
        ),
        entries=entries,
        closings=tuple(closed_in_plan(plan) if plan else closed_in_ledger(entries)),
        scope=scope,
        plan=plan,
        groups=groups_of(outline, path, scope) if role is Role.PLAN else (),
        linked=role is Role.PLAN and _is_linked(path, text, outline),
        progress=tuple(read_progress(outline, path)) if role is Role.LEDGER else (),
        deferrals=tuple(read_deferrals(outline, path)),
        declared=told,
        empty=empty,
    )


@lru_cache(maxsize=_KNOWN)
def cached_document(path: str, data: bytes, role: Role, scope: str) -> Document:
    """Return what ``read_document`` does; the bytes that were asked about last are not read again.

    Both sides of a change, and the commits that closed milestones, mostly hold the same documents.
    """
    return read_document(path, data, role, scope)


def _sections(outline: Outline, path: str, role: Role, scope: str) -> Sections:
    phased = role is Role.CHECKLIST
    return Sections(path, scope, phased=phased, labelled=phased and not _has_phases(outline))


def _has_phases(outline: Outline) -> bool:
    return any(isinstance(block, Heading) and phase_heading(title(block.source)) for block in outline.blocks)


def _is_linked(path: str, text: Text, outline: Outline) -> bool:
    links = links_of(path, text, outline.blocks)
    return links.unread_line is not None or any(is_relative(target) for target, _ in links.targets)


def _plan(outline: Outline, path: str, role: Role, scope: str) -> Plan | None:
    milestone = milestone_of(scope) if role is Role.PLAN else None
    return read_plan(outline, path, milestone) if milestone else None


def _claims_without_a_box(outline: Outline, role: Role) -> UnboxedClaims:
    """Return the claims that count in a document of this role; a milestone's are its ledger entry."""
    match role:
        case Role.TOOL_LOG:
            return NOTHING_UNBOXED
        case Role.PLAN:
            return unboxed_claims(outline.blocks).without_milestones()
        case Role.CHECKLIST | Role.LEDGER:
            return unboxed_claims(outline.blocks)
        case Role.OTHER:
            return with_made_files(unboxed_claims(outline.blocks), outline.blocks)
        case _:
            assert_never(role)


def _counting(statements: Sequence[Statement], role: Role) -> list[Statement]:
    """Leave out `**Evidence**:` and its like where they belong to no checklist and no boxes stand beside them.

    Rows of metrics and of invariants count in a checklist alone.
    """
    boxed = {statement.group_key for statement in statements if statement.box}
    kept = [
        number
        for number, one in enumerate(statements)
        if one.box
        or one.claimed is not None
        or role is Role.CHECKLIST
        or (one.group_key in boxed and one.form not in _CHECKLIST_ONLY)
        or (one.form is Form.MUST_BE_TRUE and one.announced)
        or _addressed(one)
    ]
    renumbered: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return [replace(statements[old], parent=renumbered.get(statements[old].parent)) for old in kept]


def _addressed(statement: Statement) -> bool:
    return any(directive_in(comment.text) for comment in statement.comments)
