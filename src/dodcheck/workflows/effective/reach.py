"""Where a step is judged effective: whether an event reaches it, and whether its failure is one of the run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dodcheck.workflows.audit.outcomes import is_outcome_asked
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.effective.awaited_jobs import MOST, awaited_jobs
from dodcheck.workflows.effective.effect import YES, Effect, Effectiveness, best, worst
from dodcheck.workflows.effective.script_masks import effects_on, lost_failure
from dodcheck.workflows.expressions.evaluate import Known, Truth, asks_status, evaluate_condition, evaluate_setting
from dodcheck.workflows.model import Text, Workflow
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.situation import leg_situations, situation_of_event
from dodcheck.workflows.work.place import JobAt

BRANCHES = ("main", "master")
"""The branch that changes are merged into has one of these names."""
BY_HAND = frozenset({"workflow_dispatch", "workflow_call", "repository_dispatch"})
"""Events that do not come by themselves."""
_CANCELLED = Effect(Effectiveness.MAYBE, "a later step cancels it, and it may not have come to its end by then")


_SKIPPED: Mapping[str, Known] = {"always()": True, "success()": False, "failure()": False, "cancelled()": False}
"""What a job is told of those it needs where one of them was skipped."""


class Start(NamedTuple):
    """What starts a step: a workflow with its events, and the job that calls the step's own workflow, if one does."""

    workflow: Workflow
    caller: JobAt | None = None


def effect_on(subject: Subject, step: StepWork, command: Command | None, event: str, start: Start) -> Effect:
    """Return whether a step, or one command of it, is effective when an event starts a workflow.

    It is the best of what holds for the branches in ``BRANCHES`` and the legs of the job's matrix.
    """
    masked = worst(effects_on(command)) if command is not None else YES
    if masked.effectiveness is Effectiveness.NO:
        return masked
    job = step.job.job
    situations = (
        {**situation_of_event(start.workflow, event, branch), **leg}
        for branch in BRANCHES
        for leg in leg_situations(job)
    )
    tried = (worst(_in_situation(subject, step, start, known)) for known in situations)
    found = best(tried) or Effect(Effectiveness.NO, "the matrix of its job has no combination")
    around = (job, start.caller.job) if start.caller is not None else (job,)
    dynamic = any(one.matrix is not None and one.matrix.dynamic for one in around)
    return worst([found, masked, Effect(Effectiveness.MAYBE, "the matrix of its job may be empty") if dynamic else YES])


def loss_of(subject: Subject, step: StepWork, command: Command | None) -> Effect:
    """Return whether a failure of a step, or of a command of it, is lost wherever it runs."""
    found = [_counts(step.job.job.tolerated, f"the job `{step.job.job.id}`", {})]
    found += [_asked(subject, step, _counts(one.step.tolerated, "the step", {})) for one in step.steps]
    found += [_CANCELLED for one in step.steps if one.step.cancelled]
    masked = lost_failure(command) if command is not None else None
    return worst([*found, masked or YES])


def _in_situation(subject: Subject, step: StepWork, start: Start, known: Mapping[str, Known]) -> Iterator[Effect]:
    job, caller = step.job.job, start.caller
    if caller is not None:
        yield _runs(caller.job.condition, f"the job `{caller.job.id}`", known)
        yield from _needs(subject.whole, caller, known)
        yield _counts(caller.job.tolerated, f"the job `{caller.job.id}`", known)
    yield _runs(job.condition, f"the job `{job.id}`", known)
    for one in step.steps:
        yield _runs(one.step.condition, "the step", known)
        yield _CANCELLED if one.step.cancelled else YES
    yield from _needs(subject.whole, step.job, known)
    yield _counts(job.tolerated, f"the job `{job.id}`", known)
    for one in step.steps:
        yield _asked(subject, step, _counts(one.step.tolerated, "the step", known))


def _asked(subject: Subject, step: StepWork, effect: Effect) -> Effect:
    """Return what it means that a step is let pass; a later one may ask what became of it, and fail."""
    if effect.effectiveness is Effectiveness.NO and is_outcome_asked(subject, step):
        return Effect(Effectiveness.MAYBE, f"{effect.why}, and whether a later one fails for it is not followed")
    return effect


def _runs(asked: Text | None, what: str, known: Mapping[str, Known]) -> Effect:
    if asked is None:
        return YES
    match evaluate_condition(asked.value, known):
        case Truth.YES:
            return YES
        case Truth.NO:
            return Effect(Effectiveness.NO, f"`if: {asked.value.strip()}` never lets {what} run")
        case Truth.UNSURE:
            return Effect(Effectiveness.MAYBE, f"`if: {asked.value.strip()}` may skip {what}")


def _counts(told: Text | None, what: str, known: Mapping[str, Known]) -> Effect:
    if told is None:
        return YES
    match evaluate_setting(told.value, known):
        case Truth.NO:
            return YES
        case Truth.YES:
            return Effect(Effectiveness.NO, f"`continue-on-error: {told.value.strip()}` makes {what} pass")
        case Truth.UNSURE:
            return Effect(Effectiveness.MAYBE, f"`continue-on-error: {told.value.strip()}` may make {what} pass")


def _needs(whole: Whole, at: JobAt, known: Mapping[str, Known]) -> Iterator[Effect]:
    """Yield whether the jobs run that a job waits for: where one is skipped, it is skipped itself.

    Unless its own condition asks how they went, and lets it run all the same: `always()`, `!failure()`.
    """
    asked = at.job.condition.value if at.job.condition is not None else ""
    then = evaluate_condition(asked, {**known, **_SKIPPED}) if asks_status(asked) else Truth.NO
    if then is Truth.YES:
        return
    for effect in _skipped(whole, at, known):
        yield (
            effect
            if then is Truth.NO
            else effect._replace(effectiveness=max(effect.effectiveness, Effectiveness.MAYBE))
        )


def _skipped(whole: Whole, at: JobAt, known: Mapping[str, Known]) -> Iterator[Effect]:
    needed = awaited_jobs(whole, at.workflow, at.job)
    for job in needed.jobs:
        yield _runs(job.condition, f"the job `{job.id}`, which `{at.job.id}` needs,", known)
        if job.matrix is not None and job.matrix.dynamic:
            yield Effect(
                Effectiveness.MAYBE, f"the matrix of the job `{job.id}`, which `{at.job.id}` needs, may be empty"
            )
    if needed.more:
        yield Effect(Effectiveness.MAYBE, f"`{at.job.id}` needs more than {MOST} jobs that may be skipped")


def automatic_events(workflow: Workflow) -> tuple[str, ...]:
    """Return the events that start a workflow without anybody's hand."""
    return tuple(one.event for one in workflow.triggers if one.event not in BY_HAND)


def starts_of(subject: Subject) -> tuple[Start, ...]:
    """Return what may start a workflow: its own events, and the jobs that call it, if it may be called at all."""
    callable_ = any(one.event == "workflow_call" for one in subject.workflow.triggers)
    calls = subject.called_by if callable_ else ()
    return (Start(subject.workflow), *(Start(one.workflow, one) for one in calls))
