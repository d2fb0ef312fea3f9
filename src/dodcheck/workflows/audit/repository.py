"""All workflows of a repository, each with what its jobs do."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
        return paths_of({subject.workflow.path for subject in self.subjects}, self.unread)


def paths_of(read: Iterable[str], unread: Iterable[Unread]) -> tuple[str, ...]:
    """Return the files of workflows by name: of those that are not evaluated, the actions are left out."""
    return tuple(sorted({*read, *(unread.path for unread in unread if unread.path.startswith(f"{FOLDER}/"))}))


def read_repository(snapshot: Snapshot) -> Repository:
    """Return the workflows of a snapshot with all that they do."""
    reader, workflows = Reader(snapshot), load_workflows(snapshot)
    reader.follow(workflows.read)
    whole = Whole()
    whole.subjects = tuple(Subject(workflow, jobs, snapshot, whole) for workflow, jobs in reader.works())
    return Repository(whole.subjects, (*workflows.unread, *reader.unread), reader.actions, reader.leads)


Works = Sequence[tuple[Workflow, tuple[JobWork, ...]]]
"""Workflows, each with what its jobs do."""
Conditions = tuple[str | None, ...]
"""What a command is run under: the conditions of its job and its step, and the name of its step."""
Met = Mapping[Conditions, frozenset[Hashable]]
"""The commands of files that several workflows may run, by what they have been met under; each is told by a key."""


class Reader:
    """Follows workflows one after the other, and remembers the commands it has met, and what leads where.

    ``leads`` are the workflows that lead to another file, by its path.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.leads: dict[str, list[str]] = {}
        self._walker = Walker(snapshot)
        self._followed: list[tuple[Workflow, list[tuple[JobAt, tuple[DoneStep, ...]]]]] = []
        self._met: dict[Conditions, set[int]] = {}
        self._before: Met = {}
        self._places: Mapping[Hashable, int] = {}

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The actions that steps use and that are not evaluated."""
        return self._walker.unread

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the repository that steps use."""
        return self._walker.actions

    def follow(self, workflows: Sequence[Workflow]) -> None:
        """Read what the jobs of workflows do."""
        for workflow in workflows:
            job_ats = [JobAt(workflow, job) for job in workflow.jobs]
            self._followed.append((workflow, [(at, self._walker.steps(at)) for at in job_ats]))

    def works(self, before: Met | None = None) -> Works:
        """Return what the jobs of all workflows do, where some commands have been met ``before``."""
        if before:
            self._before, self._places = before, {key: number for number, key in self._shared()}
        return [
            (workflow, tuple(JobWork(at, tuple(self._step(at, done) for done in steps)) for at, steps in jobs))
            for workflow, jobs in self._followed
        ]

    @property
    def met(self) -> Met:
        """The commands that have been met and that workflows which are read elsewhere may run as well."""
        keys = dict(self._shared())
        return {under: frozenset(keys[one] for one in met if one in keys) for under, met in self._met.items()}

    def _shared(self) -> Iterator[tuple[int, Hashable]]:
        return self._walker.shared({workflow.path for workflow, _ in self._followed})

    def _step(self, at: JobAt, done_step: DoneStep) -> StepWork:
        last = done_step.steps[-1]
        paths = {command.location.path for command in done_step.commands} | {last.path}
        paths.discard(at.path)
        for path in paths:
            known = self.leads.setdefault(path, [])
            if at.path not in known[-1:]:
                known.append(at.path)
        return StepWork(
            at,
            done_step.steps,
            done_step.commands,
            self._fresh(at, done_step) if paths else range(len(done_step.commands)),
        )

    def _fresh(self, at: JobAt, done_step: DoneStep) -> tuple[int, ...]:
        """Return the places of the commands that are met for the first time; the same ones are the same objects."""
        asked_of = (at.job.condition, *(step.step.condition for step in done_step.steps))
        under = (*(text.value if text else None for text in asked_of), done_step.steps[-1].step.id)
        met, asked = self._met.get(under), [*map(id, done_step.commands)]
        if met is None:
            before = self._before.get(under, ())
            met = self._met[under] = {self._places[key] for key in before if key in self._places}
        numbers = tuple([number for number, command in enumerate(asked) if command not in met])
        met.update(asked)
        return numbers
