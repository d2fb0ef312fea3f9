"""What jobs and steps call each other by: an id stands once, and what a job needs is there and never needs it back."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.formats.problem import FormatProblem
from dodcheck.workflows.model import Job, Step


def check_ids(steps: Sequence[Step]) -> None:
    """Raise ``FormatProblem`` where two steps have one id; the case of letters makes no difference."""
    seen: set[str] = set()
    for step in steps:
        own = step.id.lower() if step.id else None
        if own in seen:
            raise FormatProblem(f"two steps have the id `{(step.id or '')[:40]}`", step.line)
        if own is not None:
            seen.add(own)


def check_needs(jobs: Sequence[Job]) -> None:
    """Raise ``FormatProblem`` where a job needs one that is not there, or one that waits for the job itself."""
    waiting: dict[str, set[str]] = {}
    known = {job.id.lower() for job in jobs}
    for job in jobs:
        for need in job.needs:
            if need.value.lower() not in known:
                raise FormatProblem(f"the job `{job.id[:40]}` needs `{need.value[:40]}`, which is no job", need.line)
        waiting[job.id.lower()] = {need.value.lower() for need in job.needs}
    free = _free(waiting)
    stuck = next((job for job in jobs if job.id.lower() not in free), None)
    if stuck is not None:
        raise FormatProblem(f"the job `{stuck.id[:40]}` waits for itself, or for jobs that do", stuck.line)


def _free(waiting: dict[str, set[str]]) -> set[str]:
    """Return the jobs that get to run: those that need nothing, and in turn those that wait for none but them."""
    behind: dict[str, list[str]] = {}
    for job, needs in waiting.items():
        for need in needs:
            behind.setdefault(need, []).append(job)
    left = {job: len(needs) for job, needs in waiting.items()}
    todo = [job for job, count in left.items() if not count]
    free: set[str] = set()
    while todo:
        job = todo.pop()
        free.add(job)
        for one in behind.get(job, ()):
            left[one] -= 1
            if not left[one]:
                todo.append(one)
    return free
