"""What is known of the jobs that a job needs, and of the system of its runner, before any run."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.expressions.evaluate import Known
from dodcheck.workflows.model import Job
from dodcheck.workflows.situation import Situation

_OUTPUT = re.compile(r"needs\.([\w-]+)\.outputs\.([\w-]+)", re.IGNORECASE)
_ONLY_OF_STEPS = ("outcome", "conclusion", "status")
_SYSTEMS = ("Linux", "Windows", "macOS")
_MOST = 50


def situation_of_needs(subject: Subject, job: Job, asked: str) -> Situation:
    """Return what a condition asks of needed jobs that is never there: an outcome, an output that they do not have."""
    known: dict[str, Known] = {}
    for need in job.needs[:_MOST]:
        known |= {f"needs.{need.value.lower()}.{name}": None for name in _ONLY_OF_STEPS}
    asked_for = _OUTPUT.findall(asked)[:_MOST]
    jobs = {job.job.id.lower(): job.job for job in subject.jobs} if asked_for else {}
    needed = {need.value.lower() for need in job.needs}
    for name, output in asked_for:
        needed_job = jobs.get(name.lower())
        if (
            needed_job is None
            or name.lower() not in needed
            or needed_job.uses is not None
            or len(needed_job.outputs) > _MOST
        ):
            continue
        if output.lower() not in {output.lower() for output in needed_job.outputs}:
            known[f"needs.{name.lower()}.outputs.{output.lower()}"] = None
    return known


def in_systems(situations: Iterable[Situation]) -> tuple[Situation, ...]:
    """Return some situations on each system that a runner may have."""
    return tuple({**one, "runner.os": system} for one in situations for system in _SYSTEMS)
