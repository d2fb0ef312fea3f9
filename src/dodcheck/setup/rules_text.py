"""A commented rules file for a repository that has none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from dodcheck.documents.document import Role
from dodcheck.model.criterion import Criterion
from dodcheck.reports.visible import visible
from dodcheck.setup.candidate_kinds import spoken_kinds
from dodcheck.setup.entry import entry_lines, pinned_entries
from dodcheck.setup.roles import RolePlace
from dodcheck.setup.survey import RepositorySurvey, Statement, Understanding
from dodcheck.setup.task_documents import task_document_globs
from dodcheck.setup.yaml_text import rule_line, scalar

MAX_PINNED = 400
"""Rules written down; those of further statements are read from their words as before."""
MAX_STUBS = 200
"""Statements without a rule that are written down, for somebody to fill in."""
MAX_WORDS = 1_000
"""Statements of more characters are not written down."""

_HEAD = """\
# Where this repository's governance documents are, and which rule decides which statement in them.
# dodcheck reads this file once git tracks it.
version: 1
"""
_PINNED = """\
# The rules below were read from the words of their statements, and `says` pins those words: once somebody edits a
# statement, it counts as broken until `dodcheck rebind` shows the old and the new words and binds the rule again.
"""
_STUBS = """\
# No rule decides the statements that stand here as comments. To decide one, take away its `#` and put a rule in the
# place of RULE, such as `file: {path: README.md}`. Kinds of which its words speak are named there; `dodcheck rules`
# tells what each kind can see, and `dodcheck explain FILE:LINE` prints a rule to begin with.
"""
_FURTHER = """\
# What the documents that `also` names say is decided by its words: lists of tasks are written anew too
# often to pin each. A rule may stand here all the same.
"""


class RulesText(NamedTuple):
    """What is written of the statements: entries by criterion id, stubs in document order, and how many are left."""

    entries: dict[str, list[str]]
    stubs: frozenset[str]
    unwritten: int
    more: int


def choose_statements(survey: RepositorySurvey) -> RulesText:
    """Return which statements are written down: the first of each sort, in document order.

    Those of further documents are not: lists of tasks are written anew too often for that.
    """
    further = {source.path for source in survey.sources if source.role is Role.OTHER}
    own = [statement for statement in survey.statements if statement.criterion.location.path not in further]
    short = [statement for statement in own if len(statement.criterion.text) <= MAX_WORDS]
    whole = [statement for statement in short if statement.read is Understanding.WHOLE]
    entries = pinned_entries(whole[:MAX_PINNED], survey.program.criteria)
    undecided = {statement.criterion.id for statement in own if statement.read in _UNDECIDED}
    stubs = [statement.criterion.id for statement in short if statement.criterion.id in undecided][:MAX_STUBS]
    read = sum(statement.read is Understanding.WHOLE for statement in own)
    return RulesText(entries, frozenset(stubs), read - len(entries), len(undecided) - len(stubs))


_UNDECIDED = frozenset({Understanding.NOT, Understanding.PARTLY, Understanding.NARROWLY})


def rules_text(survey: RepositorySurvey, told: tuple[RolePlace, ...], chosen: RulesText) -> str:
    """Return the rules file as text."""
    return "\n".join([_HEAD, *_document_entries(told, survey), "", *_rule_entries(survey, chosen), ""])


def _document_entries(told: tuple[RolePlace, ...], survey: RepositorySurvey) -> Iterator[str]:
    live = bool(survey.also) or any(not place.why for place in told)
    yield "documents:" if live else "# documents:"
    for place in told:
        written = f"{place.role}: {scalar(place.path)}"
        yield f"  # {written}  # {visible(place.why)}" if place.why else f"  {written}"
    proposed = () if survey.also else task_document_globs(survey.files)
    globs = ", ".join(map(scalar, survey.also or proposed))
    if globs:
        yield (
            f"  # also: [{globs}]  # further files with boxes, read once this line counts"
            if proposed
            else (f"  also: [{globs}]")
        )


def _rule_entries(survey: RepositorySurvey, chosen: RulesText) -> Iterator[str]:
    sorts = ((_PINNED, chosen.entries), (_STUBS, chosen.stubs), (_FURTHER, survey.also))
    told = [words for words, some in sorts if some]
    yield from "#\n".join(told).splitlines()
    yield "rules:"
    names = {phase.scope: phase.name for phase in survey.program.phases}
    kept = [
        statement
        for statement in survey.statements
        if statement.criterion.id in chosen.entries or statement.criterion.id in chosen.stubs
    ]
    for heading, group in groupby(kept, lambda one: _heading(one.criterion, names)):
        yield from ("", f"  # {heading}")
        for statement in group:
            yield ""
            lines = chosen.entries.get(statement.criterion.id)
            yield from (f"  {line}" for line in lines or _stub(statement))
    yield from _left_out(chosen)


def _heading(criterion: Criterion, names: dict[str, str]) -> str:
    scope = names.get(criterion.scope, "")
    parts = (criterion.location.path, scope, criterion.group or "")
    return " · ".join(visible(part) for part in parts if part)


def _stub(statement: Statement) -> Iterator[str]:
    if statement.tree:
        yield from (f"# {_WHY[statement.read]}", f"#   {visible(rule_line(statement.tree))}")
    kinds = ", ".join(spoken_kinds(statement.criterion.text))
    yield from (f"# {line}" for line in entry_lines(statement.criterion, [f"RULE  # {kinds}" if kinds else "RULE"]))


_WHY = {
    Understanding.PARTLY: "Understood in part, by a rule that can show this false, but not true:",
    Understanding.NARROWLY: "Read by a rule that asks for more: it can show this true, but not false:",
}


def _left_out(chosen: RulesText) -> Iterator[str]:
    if chosen.unwritten:
        yield from ("", f"  # {_unwritten(chosen.unwritten)}, as before.")
    if chosen.more:
        yield from ("", f"  # {_more_without_rule(chosen.more)}.")


def _more_without_rule(number: int) -> str:
    if number == 1:
        return "1 more statement has no rule: `dodcheck claims` shows it"
    return f"{number:,} more statements have no rule: `dodcheck claims` shows them"


def _unwritten(number: int) -> str:
    if number == 1:
        return "The rule of 1 more statement is read from its words"
    return f"The rules of {number:,} more statements are read from their words"
