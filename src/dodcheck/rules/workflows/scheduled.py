"""Whether a workflow comes on a schedule, and something in it is not kept from running then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from dodcheck.rules.workflows.about import stems
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.effective.awaited_jobs import awaited_jobs
from dodcheck.workflows.effective.effect import YES, Effect, Effectiveness, best, worst
from dodcheck.workflows.effective.reach import BRANCHES, starts_of
from dodcheck.workflows.expressions.evaluate import Truth, evaluate_condition
from dodcheck.workflows.model import Job, Workflow
from dodcheck.workflows.schedule import CronProblem, Every, read_cron, runs_every
from dodcheck.workflows.situation import situation_of_event

_SCHEDULE = "schedule"
_FROM_ELSEWHERE = ("repository_dispatch", "workflow_run")


def called_so(subject: Subject, words: str) -> bool:
    """Return whether the name of a workflow, or of its file, says all of some words."""
    flow = subject.workflow
    return stems(words) <= stems(f"{PurePosixPath(flow.path).stem} {flow.name.value if flow.name else ''}")


def scheduled(subject: Subject, every: str) -> Effect:
    """Return whether a workflow comes so often, by itself or called by one that does."""
    flows = [start.workflow for start in starts_of(subject) if start.workflow.trigger(_SCHEDULE)]
    if not flows:
        elsewhere = next((event for event in _FROM_ELSEWHERE if subject.workflow.trigger(event)), None)
        also = f", but begins on {elsewhere}" if elsewhere else ""
        return Effect(Effectiveness.MAYBE if elsewhere else Effectiveness.NO, f"it has no schedule{also}")
    return best(worst([timely(flow, Every(every)), _runs(subject, flow)]) for flow in flows) or YES


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


def _runs(subject: Subject, flow: Workflow) -> Effect:
    """Return whether a job may run when the schedule starts a workflow."""
    if flow is not subject.workflow:
        return YES
    found = best(worst(_lets(subject, job, branch)) for job in subject.jobs for branch in BRANCHES)
    return found or Effect(Effectiveness.NO, "it has no job")


def _lets(subject: Subject, work: JobWork, branch: str) -> Iterator[Effect]:
    known = situation_of_event(subject.workflow, _SCHEDULE, branch)
    jobs: tuple[Job, ...] = (work.job, *awaited_jobs(subject.whole, subject.workflow, work.job).jobs)
    for job in jobs:
        if job.condition is not None:
            match evaluate_condition(job.condition.value, known):
                case Truth.YES:
                    yield YES
                case Truth.NO:
                    yield Effect(Effectiveness.NO, f"its job {job.id} never runs on its schedule")
                case Truth.UNSURE:
                    yield Effect(Effectiveness.MAYBE, f"its job {job.id} may not run on its schedule")
