"""The two sides of a change: how things stood where it began, and how they stand now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dodcheck.binding.entries import RulesFile
from dodcheck.documents.document import Document, Role
from dodcheck.documents.slug import path_slug
from dodcheck.errors import Mistake, UserError
from dodcheck.exceptions.recorded import Recorded
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.scopes import governance
from dodcheck.model.caller import Caller
from dodcheck.program.discover import NamedDocuments, Source, governing_sources, settle_names
from dodcheck.program.load import Program, assemble_program, read_sources
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.change.pairing import Pairs, pair_criteria
from dodcheck.trust.change.questions import with_equal_questions

_SINGLE = ("checklist", "ledger", "tool_log")
"""The fields of a naming that name one document each."""
_BY_PATH = (Role.LEDGER, Role.TOOL_LOG)
"""Roles whose documents begin the ids of what they say with their path."""


class Base(NamedTuple):
    """What a change is compared with: a name for people, the full id of the commit, and its case."""

    name: str
    commit: str
    case: Case


class Comparison(NamedTuple):
    """A change: where it began, how it stands, and which criterion is which."""

    base: Base
    case: Case
    pairs: Pairs


def read_base(name: str, commit: str, snapshot: Snapshot, caller: Caller) -> Base:
    """Return the side that a change is compared with. Raises ``UserError`` that speaks of that side."""
    try:
        return read_side(name, commit, snapshot, caller)
    except UserError as problem:
        raise UserError(*(_hint_for_rules_file(name, mistake) for mistake in problem.mistakes)) from problem


def read_side(name: str, commit: str, snapshot: Snapshot, caller: Caller) -> Base:
    """Return a side by itself, which nothing has to be let into. Raises ``UserError`` that speaks of that side."""
    try:
        return Base(name, commit, prepare(snapshot, caller, governance))
    except UserError as problem:
        raise UserError(*(_mistake_at_side(name, mistake) for mistake in problem.mistakes)) from problem


def compare(base: Base, snapshot: Snapshot, caller: Caller) -> Comparison:
    """Return the comparison of a snapshot with a base, whose documents keep their roles. Raises ``UserError``."""

    def loader(tree: Snapshot, rules: RulesFile, _recorded: Recorded) -> Program:
        return assemble_program(read_sources(sources_after(base.case, tree, rules.documents), tree))

    return compare_again(base, prepare(snapshot, caller, loader))


def compare_again(base: Base, case: Case) -> Comparison:
    """Return the comparison of a case, whose documents have their roles already, with a base."""
    moved = _moved_scopes(base.case.program, case.program)
    pairs = pair_criteria(base.case.program.criteria, case.program.criteria, moved)
    return Comparison(base, case, with_equal_questions(pairs, base.case.bindings, case.bindings))


def sources_after(base: Case, tree: Snapshot, named: NamedDocuments) -> tuple[Source, ...]:
    """Return the governance documents of a tree: those that had a role at the base, as far as they are there.

    A role that no document of the base still has goes to the document that the tree itself gives it to. Plans and logs
    of milestones, and documents without a role, are those of either naming. Raises ``UserError`` where two documents
    could have such a role.
    """
    files = tree.files()
    before = settle_names(base.snapshot.files(), base.rules.documents)
    kept = {field: path for field in _SINGLE if (path := getattr(before, field)) in set(files)}
    taken = {field: None for field in _SINGLE if getattr(named, field) in kept.values()}
    settled = settle_names(files, named._replace(**{**taken, **kept}))._replace(also=(*before.also, *named.also))
    return governing_sources(files, settled, (before.milestones, named.milestones))


def _moved_scopes(before: Program, after: Program) -> dict[str, str]:
    """Return the scope that a document whose path begins its ids has after the change, by that before."""
    both = ((before.of_role(role), after.of_role(role)) for role in _BY_PATH)
    pairs = ((old[0].path, new[0].path) for old, new in both if len(old) == len(new) == 1)
    moved = {path_slug(old): path_slug(new) for old, new in pairs if old != new}
    return moved | _moved_documents(before.of_role(Role.OTHER), after.of_role(Role.OTHER))


def _moved_documents(before: Sequence[Document], after: Sequence[Document]) -> dict[str, str]:
    """Return where documents without a role went: to one of the same name that is new, with half of the statements."""
    there, was = {document.path for document in after}, {document.path for document in before}
    come = [document for document in after if document.path not in was]
    moved: dict[str, str] = {}
    for old in (document for document in before if document.path not in there):
        heirs = (new.scope for new in come if _is_moved_document(old, new) and new.scope not in moved.values())
        if heir := next(heirs, None):
            moved[old.scope] = heir
    return moved


def _is_moved_document(old: Document, new: Document) -> bool:
    said, same = {criterion.text for criterion in old.criteria}, {criterion.text for criterion in new.criteria}
    return bool(said) and name_of(new.path) == name_of(old.path) and 2 * len(said & same) >= len(said)


def _hint_for_rules_file(name: str, mistake: Mistake) -> Mistake:
    hint = f"{mistake.hint}\n  This is {name} itself: the change that repairs it has to be let in by hand.".lstrip()
    return replace(mistake, hint=hint)


def _mistake_at_side(name: str, mistake: Mistake) -> Mistake:
    at = mistake.location
    if at is None:
        return replace(mistake, message=f"at {name}: {mistake.message}")
    return replace(mistake, location=replace(at, path=f"{name}:{at.path}"))
