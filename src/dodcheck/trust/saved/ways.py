"""The ways a saved report may have come about. It does not say which, so they are tried one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dodcheck.errors import UserError, user_error
from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import NamedDocument, Scope
from dodcheck.model.caller import Caller
from dodcheck.model.progress import SILENT, Progress
from dodcheck.model.report import Report
from dodcheck.program.load import Program
from dodcheck.snapshot.commit import Commit, merge_base
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.change.judged import judged_against
from dodcheck.trust.change.sides import compare, compare_again, read_base
from dodcheck.trust.saved.grounds import commit_of, grounds
from dodcheck.trust.saved.saved import Saved
from dodcheck.trust.saved.scopes import JudgedAgain, scope_again


class CallerMaterial(NamedTuple):
    """What the caller brings: the repository, its work tree, today with rules and evidence, and further documents.

    ``base`` is the name of the branch that the report was compared with, ``tip`` the commit it leads to here, if any.
    ``progress`` is told how far the judgement has come.
    """

    root: Path
    here: Snapshot
    caller: Caller
    evidence: Mapping[str, bytes]
    documents: Sequence[NamedDocument]
    base: str | None = None
    tip: str | None = None
    progress: Progress = SILENT


class Way(NamedTuple):
    """A way to judge what a report is about, as of the day that the caller brings.

    ``past`` is as with ``--at``, where rules for statements that are gone block nothing; ``accepted`` as with
    ``--accept-weakening``.
    """

    judge: Callable[[Caller], Report]
    past: bool = False
    accepted: bool = False


def ways(saved: Saved, brought: CallerMaterial) -> Iterator[Way]:
    """Yield the ways, the likeliest first. Raises ``UserError`` where what the caller brings is not enough."""
    if saved.policy_ref is None and brought.base is not None:
        raise user_error(f"{saved.name} was judged without a base", "Leave --base out.")
    for snapshot in grounds(saved, brought.root, brought.here, brought.evidence):
        how = scope_again(saved, snapshot, brought.documents)
        if saved.policy_ref is None:
            yield from _ways_without_base(saved, brought, snapshot, how)
        else:
            yield from _ways_with_base(saved, brought, snapshot, how)


def _ways_without_base(saved: Saved, brought: CallerMaterial, snapshot: Snapshot, how: JudgedAgain) -> Iterator[Way]:
    case = prepare(snapshot, replace(brought.caller, as_of=saved.as_of), how.loader)
    scope = _scope(saved, how, case.program)
    yield Way(lambda caller: report(case._replace(caller=caller), scope, brought.progress))
    if snapshot is not brought.here and case.bindings.orphans:
        past = scope._replace(own=frozenset())
        yield Way(lambda caller: report(case._replace(caller=caller), past, brought.progress), past=True)


def _ways_with_base(saved: Saved, brought: CallerMaterial, snapshot: Snapshot, how: JudgedAgain) -> Iterator[Way]:
    """Yield the ways of a report that was judged by the policy of a base too, wherever that branch ended then."""
    name = brought.base
    if name is None:
        hint = f"Name it as in that run, for example: dodcheck verify {saved.name} --base main"
        raise user_error(f"{saved.name} was compared with a base", hint)
    git, began = Git(brought.root), _merge_base_commit(saved, Git(brought.root))

    def judge(caller: Caller, tip: str | None, *, accepted: bool) -> Report:
        comparison = compare(read_base(name, began, Commit(git, began, {}), caller), snapshot, caller)
        further = compare_again(read_base(name, tip, Commit(git, tip, {}), caller), comparison.case) if tip else None
        scope = _scope(saved, how, comparison.case.program)
        return judged_against(comparison, further, scope, caller.as_of if accepted else None, brought.progress)

    for tip in dict.fromkeys((None, brought.tip if brought.tip != began else None)):
        yield Way(partial(judge, tip=tip, accepted=False))
        yield Way(partial(judge, tip=tip, accepted=True), accepted=True)


def _merge_base_commit(saved: Saved, git: Git) -> str:
    """Return the commit that the report was compared with. Raises ``UserError`` where it can't have been."""
    began = commit_of(saved, saved.policy_ref or "", git)
    judged = saved.snapshot.commit
    if judged is None or merge_base(git, began, judged) != began:
        raise user_error(f"{saved.name}: what it was compared with, {began[:12]}, does not lead to what it judges")
    return began


def _scope(saved: Saved, how: JudgedAgain, program: Program) -> Scope:
    try:
        return how.scope(program)
    except UserError as problem:
        prefix = f"{saved.name} can't be judged again: "
        raise UserError(
            *(replace(mistake, message=f"{prefix}{mistake.message}") for mistake in problem.mistakes)
        ) from None
