"""The jobs that a job waits for: where one of them is skipped, it is skipped itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from graphlib import TopologicalSorter
from typing import NamedTuple

from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.model import Job, Workflow

MOST = 50
"""So many jobs that may be skipped are looked at for one job; more of them are no longer told apart."""


class AwaitedJobs(NamedTuple):
    """The jobs that a job waits for and that may be skipped, the nearest first; ``more``: these are not all."""

    jobs: tuple[Job, ...] = ()
    more: bool = False


def awaited_jobs(whole: Whole, workflow: Workflow, job: Job) -> AwaitedJobs:
    """Return the jobs that a job of a workflow waits for, those with a condition or with a matrix that may be empty."""
    return _awaited(whole, workflow.path)[job.id.lower()]


@lru_cache(maxsize=16)
def _awaited(whole: Whole, path: str) -> Mapping[str, AwaitedJobs]:
    """Return them for each job of a workflow, by its id in lower case."""
    jobs = {job.id.lower(): job for job in whole.by_path[path].workflow.jobs}
    by_name: dict[str, AwaitedJobs] = {}
    for name in jobs_in_order(jobs):
        needs = [need.value.lower() for need in reversed(jobs[name].needs)]
        seen: dict[str, Job] = {}
        for need in needs:
            seen |= {need: jobs[need]} if _may_be_skipped(jobs[need]) else {}
            seen |= {job.id.lower(): job for job in by_name[need].jobs if job.id.lower() not in seen}
        more = len(seen) > MOST or any(by_name[need].more for need in needs)
        by_name[name] = AwaitedJobs(tuple(seen.values())[:MOST], more)
    return by_name


def jobs_in_order(jobs: Mapping[str, Job]) -> tuple[str, ...]:
    """Return the names of jobs so that each comes behind those it needs; the names are their ids in lower case."""
    return tuple(
        TopologicalSorter({name: [n.value.lower() for n in job.needs] for name, job in jobs.items()}).static_order()
    )


def _may_be_skipped(job: Job) -> bool:
    return job.condition is not None or (job.matrix is not None and job.matrix.dynamic)
