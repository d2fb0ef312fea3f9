"""What a judging command does when the judged tree is compared with the commit that a change began at."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dodcheck.commands.options import JudgeOptions
from dodcheck.commands.progress import HIDDEN, ProgressDisplay
from dodcheck.commands.request import Request
from dodcheck.errors import user_error
from dodcheck.judge.scopes import Scope, nothing_found
from dodcheck.model.report import Report
from dodcheck.program.load import Program
from dodcheck.snapshot.commit import Commit, find_commit, merge_base
from dodcheck.snapshot.git import Git
from dodcheck.trust.change.judged import judged_against
from dodcheck.trust.change.sides import Base, Comparison, compare, compare_again, read_base


def judge_against(
    base: str,
    options: JudgeOptions,
    request: Request,
    scope: Callable[[Program], Scope],
    shown: ProgressDisplay = HIDDEN,
) -> Report:
    """Return the report of a scope, compared with the commit where the judged one left ``base``."""
    sides = _comparisons(base, request, shown)
    if not any(case.program.facts or case.program.unread for case in (sides.began.base.case, sides.began.case)):
        raise nothing_found(f"no governance document is tracked here, nor was at {base}")
    accepted = request.caller.as_of if options.accept_weakening else None
    return judged_against(*sides, scope(sides.began.case.program), accepted, shown)


def judge_any_against(base: str, request: Request, scope: Callable[[Program], Scope]) -> Report:
    """Return the same for a statement of any document, where nothing may govern the repository at all."""
    sides = _comparisons(base, request, HIDDEN)
    return judged_against(*sides, scope(sides.began.case.program), None)


class _Comparisons(NamedTuple):
    """The comparison with where the judged commit left a base, and with its end, where that has moved on since."""

    began: Comparison
    tip: Comparison | None


def _comparisons(base: str, request: Request, shown: ProgressDisplay) -> _Comparisons:
    git = Git(request.root)
    tip = find_commit(git, base, "--base")
    began = merge_base(git, tip, _judged_commit(request))
    if began is None:
        hint = "In a shallow clone: git fetch --unshallow; in CI: set fetch-depth: 0"
        raise user_error(f"--base: {base} and the judged commit have no common commit here", hint)
    comparison = compare(_read_side(base, began, git, request), shown.watched(request.snapshot), request.caller)
    return _Comparisons(
        comparison, None if tip == began else compare_again(_read_side(base, tip, git, request), comparison.case)
    )


def _judged_commit(request: Request) -> str:
    commit = request.snapshot.facts().commit
    if commit is None:
        raise user_error("there is no commit yet, so there is nothing to compare", "Commit first.")
    return commit


def _read_side(name: str, commit: str, git: Git, request: Request) -> Base:
    """Return a side; result files are about the judged tree, and say nothing about another commit."""
    return read_base(name, commit, Commit(git, commit, {}), request.caller)
