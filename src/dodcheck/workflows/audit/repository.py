"""All workflows of a repository, each with what its jobs do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.load import FOLDER, load_workflows
from dodcheck.workflows.model import Action, Unread, Workflow
from dodcheck.workflows.work.place import DoneStep, JobAt
from dodcheck.workflows.work.walk import Walker


@dataclass(frozen=True, slots=True)
class Repository:
    """The subjects of an audit, and the workflows and actions that are not evaluated.

    ``actions`` are those of the repository that a step uses, ``leads`` the workflows that lead to another file, by its
    path.
    """

    subjects: tuple[Subject, ...]
    unread: tuple[Unread, ...]
    actions: tuple[Action, ...]
    leads: Mapping[str, Sequence[str]]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of workflows, those that are not evaluated with them, by name."""
        unread = {one.path for one in self.unread if one.path.startswith(f"{FOLDER}/")}
        return tuple(sorted({one.workflow.path for one in self.subjects} | unread))


def read_repository(snapshot: Snapshot) -> Repository:
    """Return the workflows of a snapshot with all that they do."""
    workflows = load_workflows(snapshot)
    walker = Walker(snapshot)
    callers = _callers(workflows.read)
    whole, reader = Whole(), _Reader(walker)
    subjects = tuple(
        Subject(
            one,
            tuple(reader.job(JobAt(one, job)) for job in one.jobs),
            snapshot,
            workflows.read,
            tuple(callers.get(one.path, ())),
            whole,
        )
        for one in workflows.read
    )
    whole.subjects = subjects
    return Repository(subjects, (*workflows.unread, *walker.unread), walker.actions, reader.leads)


@dataclass(slots=True)
class _Reader:
    """Reads jobs one after the other, and remembers the commands it has met, and what leads where."""

    walker: Walker
    leads: dict[str, list[str]] = field(default_factory=dict)
    _met: dict[_Conditions, set[int]] = field(default_factory=dict)

    def job(self, at: JobAt) -> JobWork:
        return JobWork(at, tuple(self._step(at, one) for one in self.walker.steps(at)))

    def _step(self, at: JobAt, one: DoneStep) -> StepWork:
        last = one.steps[-1]
        paths = {command.location.path for command in one.commands} | {last.path}
        paths.discard(at.path)
        for path in paths:
            known = self.leads.setdefault(path, [])
            if at.path not in known[-1:]:
                known.append(at.path)
        return StepWork(at, one.steps, one.commands, self._fresh(at, one) if paths else range(len(one.commands)))

    def _fresh(self, at: JobAt, one: DoneStep) -> tuple[int, ...]:
        """Return the places of the commands that are met for the first time; the same ones are the same objects."""
        asked_of = (at.job.condition, *(step.step.condition for step in one.steps))
        under = (*(told.value if told else None for told in asked_of), one.steps[-1].step.id)
        met, asked = self._met.setdefault(under, set()), [*map(id, one.commands)]
        found = tuple([number for number, command in enumerate(asked) if command not in met])
        met.update(asked)
        return found


_Conditions = tuple[str | None, ...]
"""What a command is run under: the conditions of its job and its step, and the name of its step."""


def _callers(workflows: Sequence[Workflow]) -> dict[str, list[JobAt]]:
    """Return the jobs that use a workflow of the repository, by its path."""
    found: dict[str, list[JobAt]] = {}
    for workflow in workflows:
        for job in workflow.jobs:
            if job.uses is not None and job.uses.value.startswith("./"):
                found.setdefault(job.uses.value.removeprefix("./"), []).append(JobAt(workflow, job))
    return found
