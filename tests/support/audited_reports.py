"""Judging the history of an audit of the workflows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dodcheck.judge.case import prepare
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.report import report
from dodcheck.judge.scopes import governance, phase
from dodcheck.model.caller import Caller
from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Report
from dodcheck.snapshot.commit import Commit as Snapshot
from dodcheck.snapshot.commit import find_commit
from dodcheck.snapshot.git import Git
from support.audited import Commit, import_commits


def judged(root: Path, commits: Sequence[Commit], scope: str = "M03") -> Report:
    """Return the report of a milestone, or of a phase, over these commits in a new repository."""
    return judged_in(import_commits(root, commits), scope)


def judged_in(root: Path, scope: str = "M03") -> Report:
    """Return the report of a milestone, or of a phase, over the branch `main` of a repository."""
    git = Git(root)
    snapshot = Snapshot(git, find_commit(git, "main", "--at"), {})
    case = prepare(snapshot, Caller(date(2026, 2, 8)), governance)
    asked = phase(case.program, scope) if scope.isdigit() else milestone(case.program, scope)
    return report(case, asked)


def statement(criterion: Criterion) -> str:
    """Return line and words of a statement, the words alone where the document as a whole is meant."""
    return f"{criterion.location.line or ''} {criterion.text}".strip()


def not_proved(found: Report) -> dict[str, str]:
    """Return verdict and reason of each statement that is not proved."""
    return {
        statement(one.criterion): f"{one.verdict}: {one.reason}"
        for one in found.judgements
        if str(one.verdict) != "proved"
    }
