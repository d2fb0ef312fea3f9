"""What a workflow lets its token do, and whether a new run of it ends the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.effective.effect import YES, Effect, Effectiveness
from dodcheck.workflows.model import Concurrency, Job, Workflow

_ONCE = re.compile(r"github\.(?:run_id|run_number|run_attempt|sha)\b")
"""What no two runs, or no two commits, have in common: a group of that name holds one of them."""
_LATER = "workflow_call"
"""The event of a workflow that has no more rights than whoever calls it."""


def permitted(subject: Subject, how: str) -> Effect:
    """Return whether the token of a workflow may do what it is said to; what nothing sets, the host decides."""
    workflow = subject.workflow
    if how == "read-at-top":
        return _at_top(workflow)
    told = [(job, job.permissions if job.permissions is not None else workflow.permissions) for job in workflow.jobs]
    if how == "read" and (writing := next(((job, mine) for job, mine in told if mine and _writes(mine)), None)):
        job, mine = writing
        return Effect(Effectiveness.NO, f"lets the job {job.id} write {', '.join(_writes(mine))}")
    unset = [job for job, mine in told if mine is None]
    if not unset:
        return YES
    if how == "read" or len(unset) < len(told) or {trigger.event for trigger in workflow.triggers} == {_LATER}:
        return Effect(Effectiveness.MAYBE, f"sets no permissions for the job {unset[0].id}")
    return Effect(Effectiveness.NO, "sets no permissions")


def _at_top(workflow: Workflow) -> Effect:
    if workflow.permissions is None:
        return Effect(Effectiveness.MAYBE, "sets no permissions for all of its jobs")
    writes = _writes(workflow.permissions)
    return Effect(Effectiveness.NO, f"lets its jobs write {', '.join(writes)}") if writes else YES


def _writes(permissions: Mapping[str, str]) -> list[str]:
    return ["everything" if name == "*" else name for name, level in permissions.items() if level.startswith("write")]


def concurrent(subject: Subject, how: str) -> Effect:
    """Return whether runs of a workflow, or of each of its jobs, keep out of each other's way."""
    workflow = subject.workflow
    if workflow.concurrency is not None:
        return _cancels(workflow.concurrency) if how == "cancels" else YES
    lacking = [job for job in workflow.jobs if job.concurrency is None]
    if lacking:
        some = len(lacking) < len(workflow.jobs)
        return Effect(
            Effectiveness.MAYBE if some else Effectiveness.NO, f"sets no concurrency for the job {lacking[0].id}"
        )
    return min(_of_jobs(workflow.jobs), key=lambda one: one.effectiveness) if how == "cancels" else YES


def _of_jobs(jobs: tuple[Job, ...]) -> Iterator[Effect]:
    return (_cancels(job.concurrency) for job in jobs if job.concurrency is not None)


def _cancels(concurrency: Concurrency) -> Effect:
    """Return whether a new run ends the one before: a group that each run has for itself ends nothing."""
    told = concurrency.cancels.value.strip().lower() if concurrency.cancels is not None else "false"
    if told == "false":
        return Effect(Effectiveness.NO, "does not set cancel-in-progress")
    if told != "true":
        return Effect(Effectiveness.MAYBE, f"sets cancel-in-progress to {told}")
    once = _ONCE.search(concurrency.group.value)
    return (
        Effect(Effectiveness.MAYBE, f"has a concurrency group with {once[0]}, which no other run has") if once else YES
    )
