"""All workflows of a repository, each with what its jobs do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.load import load_workflows
from dodcheck.workflows.model import Action, Unread, Workflow
from dodcheck.workflows.work.place import JobAt
from dodcheck.workflows.work.walk import Walker


@dataclass(frozen=True, slots=True)
class Repository:
    """The subjects of an audit, and the workflows and actions that are not evaluated.

    ``actions`` are those of the repository that a step uses.
    """

    subjects: tuple[Subject, ...]
    unread: tuple[Unread, ...]
    actions: tuple[Action, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of workflows, those that are not evaluated with them, by name."""
        return tuple(sorted({one.workflow.path for one in self.subjects} | {one.path for one in self.unread}))


def read_repository(snapshot: Snapshot) -> Repository:
    """Return the workflows of a snapshot with all that they do."""
    workflows = load_workflows(snapshot)
    walker = Walker(snapshot)
    callers = _callers(workflows.read)
    whole = Whole()
    subjects = tuple(
        Subject(
            one,
            tuple(_job(JobAt(one, job), walker) for job in one.jobs),
            snapshot,
            workflows.read,
            tuple(callers.get(one.path, ())),
            whole,
        )
        for one in workflows.read
    )
    whole.subjects = subjects
    return Repository(subjects, (*workflows.unread, *walker.unread), walker.actions)


def _job(at: JobAt, walker: Walker) -> JobWork:
    return JobWork(at, tuple(StepWork(at, one.steps, one.commands) for one in walker.steps(at)))


def _callers(workflows: Sequence[Workflow]) -> dict[str, list[JobAt]]:
    """Return the jobs that use a workflow of the repository, by its path."""
    found: dict[str, list[JobAt]] = {}
    for workflow in workflows:
        for job in workflow.jobs:
            if job.uses is not None and job.uses.value.startswith("./"):
                found.setdefault(job.uses.value.removeprefix("./"), []).append(JobAt(workflow, job))
    return found
