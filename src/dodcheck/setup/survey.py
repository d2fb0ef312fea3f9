"""What there is in a repository before it has a rules file: its documents, its statements, and how far each is read."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, assert_never

from dodcheck.binding.bind import bind
from dodcheck.binding.entries import RulesFile
from dodcheck.binding.tree import Bound, Strength, Tree
from dodcheck.errors import UserError
from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Origin
from dodcheck.program.discover import NamedDocuments, Source, discover
from dodcheck.program.load import Program, assemble_program, read_sources
from dodcheck.snapshot.protocol import Snapshot


class Understanding(StrEnum):
    """How far the words of a statement are understood without a rules file."""

    WHOLE = "whole"
    PARTLY = "partly"
    NARROWLY = "narrowly"
    NOT = "not"
    ELSEWHERE = "elsewhere"


class Statement(NamedTuple):
    """A criterion, how far it is read, and the rule that was read from its words.

    ``PARTLY``: the rule may show it false, never true; ``NARROWLY``: the rule may show it true, never false.
    ``ELSEWHERE``: its rule stands in its document or is dodcheck's own.
    """

    criterion: Criterion
    read: Understanding
    tree: Tree | None


class RepositorySurvey(NamedTuple):
    """The tracked files, the documents among them with what they say, and every statement in document order.

    ``also`` are the globs that name documents beside those with a role.
    """

    files: tuple[str, ...]
    sources: tuple[Source, ...]
    program: Program
    statements: tuple[Statement, ...]
    also: tuple[str, ...] = ()


def survey(snapshot: Snapshot, named: NamedDocuments) -> RepositorySurvey:
    """Return what is there. Raises ``UserError`` for what would stop every other command too.

    ``named`` are documents that are named already; all others are found by convention.
    """
    files = snapshot.files()
    sources = discover(files, named)
    program = assemble_program(read_sources(sources, snapshot))
    bindings = bind(program.criteria, RulesFile())
    mistakes = (*program.mistakes, *bindings.mistakes)
    if mistakes:
        raise UserError(*mistakes)
    statements = (_statement(criterion, bindings.by_id.get(criterion.id)) for criterion in program.criteria)
    return RepositorySurvey(files, sources, program, tuple(statements), named.also)


def _statement(criterion: Criterion, bound: object) -> Statement:
    if not isinstance(bound, Bound):
        return Statement(criterion, Understanding.NOT, None)
    if bound.origin is not Origin.RECOGNISED:
        return Statement(criterion, Understanding.ELSEWHERE, bound.tree)
    return Statement(criterion, _understanding_by(bound.strength), bound.tree)


def _understanding_by(strength: Strength) -> Understanding:
    match strength:
        case Strength.EXACT:
            return Understanding.WHOLE
        case Strength.WEAKER:
            return Understanding.PARTLY
        case Strength.STRONGER:
            return Understanding.NARROWLY
        case _:
            assert_never(strength)
