"""Which documents and criteria a command asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.binding.entries import RulesFile
from dodcheck.documents.document import Role
from dodcheck.documents.ledger import LedgerEntry
from dodcheck.documents.phases import phase_number
from dodcheck.documents.slug import path_slug
from dodcheck.errors import Mistake, UserError, user_error
from dodcheck.exceptions.recorded import Recorded
from dodcheck.judge.case import Loader
from dodcheck.judge.lookalikes import USUAL
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.phase import Phase
from dodcheck.model.report import Gate
from dodcheck.program.discover import discover, source_of
from dodcheck.program.load import Program, SourceBytes, UnreadDocument, assemble_program, read_sources
from dodcheck.snapshot.protocol import Presence, Snapshot

_PHASES_SHOWN = 20
_ASKED = re.compile(
    r"(?:(?P<word>phase|stage|step|sprint)[\s-]*)?(?P<number>\d+(?:\.\d+)*[a-z]?|[a-z]{1,6})", re.IGNORECASE
)
_LOOKED_FOR = """dodcheck looks for DEFINITION_OF_DONE.md or DOD.md at the root, in docs/ or
  below docs/refactor/, for REFACTOR.md, and for milestones/M01/M01_plan.md."""
_TO_BEGIN = "To begin: dodcheck init. The boxes of any other file: dodcheck claims FILE.md"
_NO_DOCUMENT = frozenset({Presence.UNTRACKED, Presence.IGNORED, Presence.SYMLINK})


class NothingFoundError(UserError):
    """The mistake of asking about documents where there are none, with what to do."""

    def __init__(self, message: str, to_begin: str = _TO_BEGIN) -> None:
        super().__init__(Mistake(None, message, f"{_LOOKED_FOR}\n  {to_begin}"))
        self.message = message


def nothing_found(message: str) -> NothingFoundError:
    """Return the mistake of asking about documents where there are none."""
    return NothingFoundError(message)


def forgotten(snapshot: Snapshot) -> UserError | None:
    """Return the mistake that a Definition of Done is there but not tracked, ``None`` where none is there."""
    path = next((path for path in USUAL if snapshot.presence(path) in _NO_DOCUMENT), None)
    if path is None:
        hint = "Keep the documents that govern a repository in it."
        message = "docs is a submodule, and no document in it counts"
        return user_error(message, hint) if "docs" in snapshot.submodules() else None
    if snapshot.presence(path) is Presence.SYMLINK:
        return user_error(f"{path} is a symbolic link, and none is followed", "Put the document itself there.")
    return user_error(f"{path} is not tracked by git, so it counts for nothing yet", f"git add {path}")


class Scope(NamedTuple):
    """What a report is about: its name, the gate, its criteria, and the first parts of ids that are its own.

    ``own`` is ``None`` where every id is: all governance documents were asked about. ``empty`` are phases of which
    nothing is asked, though they were asked about, ``entry`` what alone the ledger says of a milestone.
    """

    name: str
    gate: Gate
    criteria: tuple[Criterion, ...]
    unread: tuple[UnreadDocument, ...]
    paths: frozenset[str]
    own: frozenset[str] | None
    empty: tuple[Phase, ...] = ()
    entry: LedgerEntry | None = None


class NamedDocument(NamedTuple):
    """A document the caller named: its path from the root (`-` for standard input) and its bytes."""

    path: str
    data: bytes


def governance(snapshot: Snapshot, rules: RulesFile, _recorded: Recorded) -> Program:
    """Return the program of all governance documents.

    Raises ``UserError`` where a named one is no text, and where the only one is not tracked.
    """
    sources = discover(snapshot.files(), rules.documents)
    if not sources and (mistake := forgotten(snapshot)):
        raise mistake
    return readable(assemble_program(read_sources(sources, snapshot)), rules)


def readable(program: Program, rules: RulesFile) -> Program:
    """Return the program. Raises ``UserError`` where a document that a rules file names is no text."""
    named = (rules.documents.checklist, rules.documents.ledger, rules.documents.tool_log)
    wrong = [unread for unread in program.unread if unread.criterion.location.path in named]
    if wrong:
        problems = ((unread.criterion.location.path, unread.why) for unread in wrong)
        raise UserError(*(Mistake(rules.documents.location, f"{path} can't be read: {why}") for path, why in problems))
    return program


def named_too(named: Sequence[NamedDocument]) -> Loader:
    """Return a loader of the documents the caller named, and of the governance documents where they are needed.

    Rules and exceptions name criteria of any document, and a milestone may have its plan in another one: where there
    are some, every document has to be read.
    """

    def loader(snapshot: Snapshot, rules: RulesFile, recorded: Recorded) -> Program:
        own = [SourceBytes(source_of(document.path, rules.documents), document.data) for document in named]
        paths = {document.path for document in named}
        program = assemble_program(own)
        excepted = recorded.waivers.entries or recorded.attestations.entries
        alone = not any(criterion.inline or criterion.form is Form.MILESTONE for criterion in program.criteria)
        if not rules.entries and not excepted and alone:
            return program
        beside = [source for source in discover(snapshot.files(), rules.documents) if source.path not in paths]
        return readable(assemble_program([*own, *read_sources(beside, snapshot)]), rules)

    return loader


def every_claim(program: Program, *, strict: bool) -> Scope:
    """Return the scope of all governance documents. Raises ``UserError`` where there is none."""
    if not program.documents and not program.unread:
        raise nothing_found("no governance document is tracked here")
    paths = frozenset(document.path for document in program.documents)
    return Scope("claims", _gate(strict=strict), program.criteria, program.unread, paths, None)


def whole_change(program: Program) -> Scope:
    """Return the scope of a change: every criterion, for the gate of `pr`."""
    paths = frozenset(document.path for document in program.documents)
    return Scope("pr", Gate.MERGE, program.criteria, program.unread, paths, None)


def named_documents(program: Program, named: Sequence[NamedDocument], *, strict: bool) -> Scope:
    """Return the scope of the documents the caller named. Raises ``UserError`` where one can't be read."""
    paths = frozenset(document.path for document in named)
    wrong = [unread for unread in program.unread if unread.criterion.location.path in paths]
    if wrong:
        raise UserError(*(Mistake(unread.criterion.location, f"can't be read: {unread.why}") for unread in wrong))
    criteria = tuple(criterion for criterion in program.criteria if criterion.location.path in paths)
    own = frozenset(criterion.scope for criterion in program.criteria if criterion.location.path in paths)
    own |= {path_slug(path) for path in paths}
    return Scope("claims in " + ", ".join(sorted(paths)), _gate(strict=strict), criteria, (), paths, own)


def _gate(*, strict: bool) -> Gate:
    return Gate.STRICT if strict else Gate.HONEST


def whole_program(program: Program) -> Scope:
    """Return the scope of the whole program: all that its checklist says. Raises ``UserError`` where there is none."""
    checklists = program.of_role(Role.CHECKLIST)
    unread = program.unread
    if not checklists and not unread:
        raise nothing_found("no Definition of Done is tracked here")
    criteria = tuple(criterion for document in checklists for criterion in document.criteria if not criterion.to_begin)
    if not criteria and not unread:
        paths = ", ".join(document.path for document in checklists)
        raise user_error(f"{paths} has no criterion, so the program can't be done", "Write its boxes.")
    named = frozenset(document.path for document in checklists)
    own = frozenset(criterion.scope for criterion in criteria)
    empty = tuple(empty_phase for document in checklists for empty_phase in document.empty)
    return Scope("program", Gate.COMPLETE, criteria, unread, named, own, empty)


def phase(program: Program, asked: str) -> Scope:
    """Return the scope of one phase of the checklist. Raises ``UserError`` where there is none or nothing in it."""
    checklists = program.of_role(Role.CHECKLIST)
    unread = program.unread
    if not checklists and not unread:
        raise nothing_found("no Definition of Done is tracked here")
    phases = [phase for document in checklists for phase in document.phases]
    name = phase_scope(asked)
    heads = [phase for phase in phases if phase.scope == name]
    if not heads and not unread:
        raise _no_such_phase(asked, phases, [document.path for document in checklists])
    every = (criterion for document in checklists for criterion in document.criteria if not criterion.to_begin)
    criteria = tuple(criterion for criterion in every if criterion.scope == name)
    if not criteria and not unread:
        raise user_error(
            f"{heads[0].name} has no criterion, so it can't be done", "Write its boxes.", heads[0].location
        )
    paths = frozenset(document.path for document in checklists)
    return Scope(
        heads[0].name if heads else f"phase {asked}", Gate.COMPLETE, criteria, unread, paths, frozenset({name})
    )


def phase_scope(asked: str) -> str:
    """Return the scope of the phase that is asked for: ``phase-1`` for ``1``, nothing for what names no phase."""
    match = _ASKED.fullmatch(asked.strip())
    if match is None:
        return ""
    number = phase_number(match["number"]).replace(".", "-")
    return f"{(match['word'] or 'phase').lower()}-{number}"


def _no_such_phase(asked: str, phases: Sequence[Phase], paths: list[str]) -> UserError:
    titles = {phase.name: phase.title for phase in reversed(phases)}
    known = [f"{name}: {titles[name]}" if titles[name] else name for name in dict.fromkeys(p.name for p in phases)]
    if not known:
        way_out = "A phase is a heading such as: ## Phase 1: Foundation\n  All of it, without phases: dodcheck program"
        return user_error(f"{', '.join(paths)} has no phases", way_out)
    shown = (
        known if len(known) <= _PHASES_SHOWN else [*known[:_PHASES_SHOWN], f"and {len(known) - _PHASES_SHOWN:,} more"]
    )
    listed = "\n  ".join(shown)
    if not asked.strip():
        return user_error("no phase is named", f"The phases of {', '.join(paths)} are:\n  {listed}")
    import difflib  # noqa: PLC0415 - lazy: needed for a mistake only

    near = difflib.get_close_matches(f"phase {asked}".lower(), [phase.name for phase in phases], n=1, cutoff=0.9)
    hint = f"Did you mean {near[0]}? " if near else ""
    wanted = asked if re.match(r"[a-z]+[\s-]*\d", asked, re.IGNORECASE) else f"phase {asked}"
    return user_error(f"there is no {wanted} in {', '.join(paths)}", f"{hint}Its phases are:\n  {listed}")
