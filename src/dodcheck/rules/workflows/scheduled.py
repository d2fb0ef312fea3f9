"""Whether a workflow comes on a schedule, and something in it is not kept from running then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from dodcheck.rules.workflows.about import stems
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.effective.awaited_jobs import awaited_jobs
from dodcheck.workflows.effective.effect import YES, Effect, Effectiveness, best, worst
from dodcheck.workflows.effective.reach import BRANCHES, Start, starts_of
from dodcheck.workflows.expressions.evaluate import Truth, evaluate_condition
from dodcheck.workflows.model import Job, Workflow
from dodcheck.workflows.schedule import CronProblem, Every, read_cron, runs_every
from dodcheck.workflows.situation import Situation, situation_of_event

_SCHEDULE = "schedule"
_FROM_ELSEWHERE = ("repository_dispatch", "workflow_run")
_CALL = "workflow_call"
"""The event of a workflow that is called: by what calls the caller of this one, it may come on a schedule."""


def called_so(subject: Subject, words: str) -> bool:
    """Return whether the name of a workflow, or of its file, says all of some words."""
    flow = subject.workflow
    return stems(words) <= stems(f"{PurePosixPath(flow.path).stem} {flow.name.value if flow.name else ''}")


def scheduled(subject: Subject, every: str) -> Effect:
    """Return whether a workflow comes so often, by itself or called by one that does."""
    starts = [start for start in starts_of(subject) if start.workflow.trigger(_SCHEDULE)]
    if not starts:
        elsewhere = next((event for event in _FROM_ELSEWHERE if subject.workflow.trigger(event)), None)
        if elsewhere is None and any(caller.workflow.trigger(_CALL) for caller in subject.called_by):
            elsewhere = _CALL
        also = f", but begins on {elsewhere}" if elsewhere else ""
        return Effect(Effectiveness.MAYBE if elsewhere else Effectiveness.NO, f"it has no schedule{also}")
    return best(worst([timely(start.workflow, Every(every)), _runs(subject, start)]) for start in starts) or YES


def timely(flow: Workflow, every: Every) -> Effect:
    """Return whether the schedule of a workflow comes so often; what stands against it is a clause of it."""
    trigger = flow.trigger(_SCHEDULE)
    told = [cron.value for cron in trigger.crons] if trigger else []
    try:
        held = runs_every([read_cron(cron) for cron in told], every)
    except CronProblem as problem:
        return Effect(Effectiveness.NO, f"its schedule {problem}")
    shown = ", ".join(f"`{cron}`" for cron in told[:3])
    return (
        Effect(Effectiveness.YES)
        if held
        else Effect(Effectiveness.NO, f"its schedule {shown} does not come every {every}")
    )


def _runs(subject: Subject, start: Start) -> Effect:
    """Return whether a job may run when the schedule starts a workflow, or one that calls it."""
    found = best(worst(_lets(subject, job, start, branch)) for job in subject.jobs for branch in BRANCHES)
    return found or Effect(Effectiveness.NO, "it has no job")


def _lets(subject: Subject, work: JobWork, start: Start, branch: str) -> Iterator[Effect]:
    known = situation_of_event(start.workflow, _SCHEDULE, branch)
    if start.caller is not None:
        called = start.caller
        jobs = (called.job, *awaited_jobs(subject.whole, called.workflow, called.job).jobs)
        yield from (_let(job, f"the job {job.id} of {called.workflow.path}", known) for job in jobs)
    jobs = (work.job, *awaited_jobs(subject.whole, subject.workflow, work.job).jobs)
    yield from (_let(job, f"its job {job.id}", known) for job in jobs)


def _let(job: Job, what: str, known: Situation) -> Effect:
    """Return whether a job's own condition lets it run."""
    match evaluate_condition(job.condition.value, known) if job.condition is not None else Truth.YES:
        case Truth.YES:
            return YES
        case Truth.NO:
            return Effect(Effectiveness.NO, f"{what} never runs on its schedule")
        case Truth.UNSURE:
            return Effect(Effectiveness.MAYBE, f"{what} may not run on its schedule")
