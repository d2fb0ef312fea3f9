from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from dodcheck.binding.entries import RulesFile
from dodcheck.errors import UserError
from dodcheck.exceptions.recorded import Recorded
from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import Scope, readable
from dodcheck.model.caller import Caller
from dodcheck.model.report import Gate
from dodcheck.program.discover import discover
from dodcheck.program.load import Program, assemble_program, read_sources
from dodcheck.snapshot.commit import Commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.walking import Walk
from dodcheck.trust.past.along import CommitOutcome, LineJudge, Unjudged
from support.histories import HISTORIES, in_repository
from support.importing import Step

CALLER = Caller(date(2026, 2, 8))


def as_it_is(snapshot: Snapshot, rules: RulesFile, _recorded: Recorded) -> Program:
    return readable(assemble_program(read_sources(discover(snapshot.files(), rules.documents), snapshot)), rules)


def everything(program: Program) -> Scope:
    return Scope("history", Gate.COMPLETE, program.criteria, program.unread, frozenset(), frozenset())


def from_scratch(git: Git, commit: str) -> CommitOutcome:
    try:
        case = prepare(Commit(git, commit, {}), CALLER, as_it_is)
    except UserError as problem:
        return Unjudged(problem.mistakes)
    # A history tells no ages of exceptions: finding them walks back from every commit.
    return tuple(replace(one, age=None) for one in report(case, everything(case.program)).judgements)


@settings(max_examples=50)
@given(HISTORIES)
def test_judging_what_changed_is_judging_everything(steps: list[Step]) -> None:
    def check(git: Git, tip: str) -> None:
        line_judge = LineJudge(CALLER, everything)
        for stop in Walk(git, tip).stops():
            assert line_judge.judge(stop.snapshot, stop.change) == from_scratch(git, stop.commit.commit)

    in_repository(steps, check)
