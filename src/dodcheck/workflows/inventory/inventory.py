"""The inventory of the workflows of a repository."""

from __future__ import annotations

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.repository import read_repository
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.inventory.cost import Costs
from dodcheck.workflows.inventory.generated import generated_mark
from dodcheck.workflows.inventory.platform_demands import PlatformDemands
from dodcheck.workflows.inventory.required import RequiredWorkflows, required_workflows
from dodcheck.workflows.inventory.resolved import runner_labels
from dodcheck.workflows.inventory.row import CallingJob, Inventory, InventoryRow, JobRow
from dodcheck.workflows.inventory.topics import TopicFinder
from dodcheck.workflows.load import FOLDER
from dodcheck.workflows.model import Job
from dodcheck.workflows.purposes.purpose import Purpose

_SAYS_NOTHING = frozenset({Purpose.TRIVIAL, Purpose.SETUP, Purpose.CACHE, Purpose.CLEANUP, Purpose.QUERY})


def inventory(snapshot: Snapshot, demanded: PlatformDemands) -> Inventory:
    """Return every workflow of a snapshot, beside what the platform demands."""
    repository = read_repository(snapshot)
    subjects = {subject.workflow.path: subject for subject in repository.subjects}
    abouts, costs = TopicFinder(subjects), Costs({path: subject.workflow for path, subject in subjects.items()})
    unread = tuple(unread for unread in repository.unread if _is_workflow(unread.path))
    standing = required_workflows([subject.workflow for subject in repository.subjects], len(unread), demanded)
    rows = tuple(_row(subject, abouts, costs, standing) for subject in repository.subjects)
    return Inventory(
        rows=rows,
        unread=unread,
        unread_actions=tuple(unread for unread in repository.unread if not _is_workflow(unread.path)),
        sources=demanded.sources,
        unmatched=standing.unmatched,
        missing=demanded.missing,
    )


def _is_workflow(path: str) -> bool:
    return path.rpartition("/")[0] == FOLDER


def _row(subject: Subject, abouts: TopicFinder, costs: Costs, standing: RequiredWorkflows) -> InventoryRow:
    workflow = subject.workflow
    return InventoryRow(
        path=workflow.path,
        name=workflow.name.value if workflow.name else "",
        triggers=workflow.triggers,
        facts=abouts.facts_of(subject),
        purposes=_purposes(subject, abouts),
        jobs=tuple(_job(job.job) for job in subject.jobs),
        called_by=tuple(CallingJob(at.path, at.job.id) for at in subject.called_by),
        generated=generated_mark(workflow.path, workflow.lines),
        required=standing.by_path[workflow.path],
        cost=costs.of(workflow),
    )


def _job(job: Job) -> JobRow:
    calls = job.uses.value if job.uses else None
    timeout = job.timeout.value if job.timeout else None
    return JobRow(job.id, job.line, len(job.steps), calls, timeout, runner_labels(job))


def _purposes(subject: Subject, abouts: TopicFinder) -> tuple[Purpose, ...]:
    """Return what the jobs are for, those of called workflows as they do; the others where they say nothing."""
    purposes = {purpose for job in subject.jobs for purpose in _purposes_of(job, abouts)}
    says = purposes - _SAYS_NOTHING - {Purpose.UNKNOWN}
    return tuple(sorted(says or purposes, key=lambda purpose: purpose.rank))


def _purposes_of(job: JobWork, abouts: TopicFinder) -> set[Purpose]:
    path = job.job.uses.value.removeprefix("./") if job.job.uses else ""
    called = abouts.subjects.get(path)
    return {job.purpose} if called is None else {job.purpose for job in called.jobs}
