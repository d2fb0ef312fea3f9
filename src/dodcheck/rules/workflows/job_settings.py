"""What the jobs of workflows are set to: one answer for each job or workflow, and what they come to."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.finding import Finding
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.workflows.does import is_named
from dodcheck.rules.workflows.evidence import blind, evidence
from dodcheck.rules.workflows.guarded import concurrent, permitted
from dodcheck.rules.workflows.scheduled import called_so, scheduled
from dodcheck.rules.workflows.scope import Scope, scope_of
from dodcheck.rules.workflows.shared_repository import shared_repository
from dodcheck.rules.workflows.waiting_for import waits
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.effective.effect import YES, Effect, Effectiveness, worst
from dodcheck.workflows.load import FOLDER
from dodcheck.workflows.model import Job

if TYPE_CHECKING:
    from dodcheck.rules.jobs import JobsRule


class Setting(NamedTuple):
    """What a job or a workflow is set to: its place, what it is called, and whether that is what is asked."""

    place: Place
    name: str
    effect: Effect


def examine_jobs(rule: JobsRule, snapshot: Snapshot, globs: Sequence[str]) -> Evidence:
    """Return whether jobs of the workflows of some globs are set to what a rule asks for."""
    whole = scope_of(shared_repository(snapshot), globs)
    scope = whole._replace(unread=tuple(one for one in whole.unread if one.path.startswith(f"{FOLDER}/")))
    reproduce = f"git grep -n -E {shlex.quote(_key(rule))} -- {pathspecs(globs)}"
    hidden = blind(rule.kind, scope, globs, reproduce)
    return hidden or evidence(rule.kind, _found(rule, scope, _named_by(scope, globs)), scope, reproduce)


def _key(rule: JobsRule) -> str:
    if rule.permissions or rule.concurrency:
        return "permissions:" if rule.permissions else "concurrency:"
    return "needs:" if rule.needs else "cron:" if rule.every else "timeout-minutes:"


def _named_by(scope: Scope, globs: Sequence[str]) -> list[Subject]:
    """Return the workflows that the globs name, without those that they call."""
    named = [matcher(glob) for glob in globs]
    return [one for one in scope.subjects if any(fits(one.workflow.path) for fits in named)]


def _found(rule: JobsRule, scope: Scope, named: Sequence[Subject]) -> Finding:
    if rule.every is not None:
        meant = [one for one in named if rule.workflow is None or called_so(one, rule.workflow)]
        found = [Setting(Place(one.workflow.path), one.workflow.path, scheduled(one, rule.every)) for one in meant]
        return _any_of(found, f"comes every {rule.every} on a schedule", rule.workflow or "")
    if rule.permissions or rule.concurrency:
        flows = [Setting(Place(one.workflow.path), one.workflow.path, _guarded(rule, one)) for one in named]
        return _each_of(rule, flows, "workflow", rule.asked)
    if rule.limited == "workflow":
        flows = [Setting(Place(one.workflow.path), one.workflow.path, _some_limit(one)) for one in scope.subjects]
        return _each_of(rule, flows, "workflow", rule.asked)
    jobs = [(one, job.job) for one in scope.subjects for job in one.jobs if not rule.job or is_named(job.job, rule.job)]
    told = [Setting(Place(one.workflow.path, job.line), job.id, _of_job(rule, one, job)) for one, job in jobs]
    return _each_of(rule, told, "job", rule.asked)


def _guarded(rule: JobsRule, subject: Subject) -> Effect:
    if rule.permissions is not None:
        return permitted(subject, rule.permissions)
    return concurrent(subject, rule.concurrency or "set")


def _of_job(rule: JobsRule, subject: Subject, job: Job) -> Effect:
    if rule.needs:
        return worst(waits(subject.workflow, job, name) for name in rule.needs)
    return _limit(job, rule.minutes or rule.max_minutes, exactly=rule.minutes is not None)


def _limit(job: Job, most: int | None, *, exactly: bool = False) -> Effect:
    """Return whether a job has a time limit; one that calls a workflow has those of that one's jobs."""
    if job.uses is not None:
        return YES if job.uses.value.startswith("./") else Effect(Effectiveness.MAYBE, f"calls {job.uses.value}")
    if job.timeout is None:
        return Effect(Effectiveness.NO, "sets no timeout-minutes")
    told = job.timeout.value.strip()
    try:
        minutes = float(told)
    except ValueError:
        return Effect(Effectiveness.MAYBE, f"sets timeout-minutes to {told}") if most is not None else YES
    if minutes <= 0:
        return Effect(Effectiveness.MAYBE, f"sets timeout-minutes to {told}")
    wrong = most is not None and (minutes > most or (exactly and minutes != most))
    return Effect(Effectiveness.NO, f"sets timeout-minutes to {told}") if wrong else YES


def _some_limit(subject: Subject) -> Effect:
    """Return whether a workflow sets a time limit: for some of its jobs, or of its steps, it may be meant for all."""
    limits = [_limit(job.job, None) for job in subject.jobs]
    lacking = next((one for one in limits if one.effectiveness is not Effectiveness.YES), None)
    if lacking is None:
        return YES
    if "timeout-minutes" in subject.workflow.source or lacking.effectiveness is Effectiveness.MAYBE:
        return Effect(Effectiveness.MAYBE, "sets timeout-minutes for some of it only")
    return lacking


def _each_of(rule: JobsRule, found: Sequence[Setting], noun: str, asked: str) -> Finding:
    """Return that each is set so; of one name a job that is not may be another one than is meant."""
    if not found:
        said = f"no job is called {rule.job}" if rule.job else "the workflows have no job"
        where = Outcome.FAILS if rule.job and rule.path else Outcome.UNKNOWN
        why = None if where is Outcome.FAILS else Unknown.AMBIGUOUS if rule.job else Unknown.EMPTY_SCOPE
        return Finding(where, said, (Place(rule.path or FOLDER),), unknown=why)
    good = [one for one in found if one.effect.effectiveness is Effectiveness.YES]
    bad = [one for one in found if one.effect.effectiveness is Effectiveness.NO]
    several = rule.job is not None and 0 < len(bad) < len(found)
    if bad and not several:
        said = f"{_shown(bad[0], noun)} {bad[0].effect.why}{_more(bad)}"
        return Finding(Outcome.FAILS, said, _places(bad), examined=len(found), matched=len(good))
    if len(good) < len(found):
        left = [one for one in found if one.effect.effectiveness is not Effectiveness.YES]
        said = f"{_shown(left[0], noun)} {left[0].effect.why}{_more(left)}"
        return Finding(Outcome.UNKNOWN, said, _places(left), len(found), len(good), Unknown.AMBIGUOUS)
    said = f"{_shown(good[0], noun)} {asked}" if len(good) == 1 else f"each of {counted(len(good), noun)} {asked}"
    return Finding(Outcome.HOLDS, said, _places(good), examined=len(found), matched=len(good))


def _any_of(found: Sequence[Setting], asked: str, called: str) -> Finding:
    """Return that one of some workflows is set so."""
    if not found:
        said = f"no workflow is called “{called}”, but it may be called otherwise"
        return Finding(Outcome.UNKNOWN, said, (Place(FOLDER),), unknown=Unknown.AMBIGUOUS)
    top = max(found, key=lambda one: one.effect.effectiveness)
    good = [one for one in found if one.effect.effectiveness is top.effect.effectiveness]
    match top.effect.effectiveness:
        case Effectiveness.YES:
            return Finding(Outcome.HOLDS, f"{top.name} {asked}", _places(good), len(found), len(good))
        case Effectiveness.MAYBE:
            said = f"{top.name}: {top.effect.why}"
            return Finding(Outcome.UNKNOWN, said, _places(good), len(found), unknown=Unknown.PARTIAL)
        case Effectiveness.NO:
            return Finding(Outcome.FAILS, f"{top.name}: {top.effect.why}{_more(good)}", _places(good), len(found))


def _shown(one: Setting, noun: str) -> str:
    return one.name if noun == "workflow" else f"{one.place.path}:{one.place.line}: the job {one.name}"


def _more(found: Sequence[Setting]) -> str:
    return f", and {len(found) - 1} more" if len(found) > 1 else ""


def _places(found: Sequence[Setting]) -> tuple[Place, ...]:
    return tuple(one.place for one in found)
