"""All workflows of a repository, each with what its jobs do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dodcheck.snapshot.meanwhile import Meanwhile, cut, is_possible
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.load import FOLDER, load, load_workflows, workflow_paths
from dodcheck.workflows.model import Action, Unread, Workflow, Workflows
from dodcheck.workflows.runs.dialect import Dialect
from dodcheck.workflows.runs.reading import Ahead, read_ahead
from dodcheck.workflows.runs.shells import dialects_of
from dodcheck.workflows.work.place import DoneStep, JobAt
from dodcheck.workflows.work.walk import Walker

FEW = 500_000
"""For workflows that cost so little, a second process would take longer to start than it helps."""

_SCRIPT = 3_000
"""To follow a script takes as long as to read so many bytes of a workflow, more or less."""

_OWN = 0.28
"""The part of the workflows that this process reads by itself: it has to follow those of the other one as well."""


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
    reader, workflows = _Reader(snapshot), load_workflows(snapshot)
    reader.follow(workflows.read)
    return reader.repository(workflows)


def read_by_two(snapshot: Snapshot, begun: Callable[[], object]) -> Repository:
    """Return what ``read_repository`` does; where the workflows are large, a second process reads the later ones.

    What the second one asks the snapshot is not recorded. ``begun`` is called here when it has begun: what is to be
    loaded in any case costs less time then.
    """
    paths = workflow_paths(snapshot)
    own = cut([_cost(snapshot, path) for path in paths], _OWN, FEW) if is_possible() else 0
    if not own:
        return read_repository(snapshot)
    copy = Meanwhile(lambda: _read_ahead(snapshot, paths[own:]))
    begun()
    reader, first = _Reader(snapshot), load(snapshot, paths[:own])
    reader.follow(first.read)
    later, ahead = copy.result() or (load(snapshot, paths[own:]), {})
    reader.walker.take(ahead)
    reader.follow(later.read)
    return reader.repository(Workflows([*first.read, *later.read], [*first.unread, *later.unread]))


def _cost(snapshot: Snapshot, path: str) -> int:
    """Return how long a workflow takes, in bytes that are read in that time."""
    try:
        data = snapshot.read(path)
    except UnreadableError:
        return 0
    return len(data) + _SCRIPT * data.count(b"run:")


def _read_ahead(snapshot: Snapshot, paths: Sequence[str]) -> tuple[Workflows, Ahead]:
    workflows = load(snapshot, paths)
    return workflows, read_ahead(_scripts(workflows.read))


def _scripts(workflows: Sequence[Workflow]) -> Iterator[tuple[str, Dialect]]:
    """Yield the scripts of the steps of workflows, each in every language that it is run in."""
    for one in workflows:
        for job in one.jobs:
            for step in job.steps:
                if step.run is not None:
                    yield from ((step.run.value, dialect) for dialect in dialects_of(step, job, one))


class _Reader:
    """Follows workflows one after the other, and remembers the commands it has met, and what leads where."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.walker = Walker(snapshot)
        self._snapshot = snapshot
        self._followed: list[tuple[Workflow, tuple[JobWork, ...]]] = []
        self._leads: dict[str, list[str]] = {}
        self._met: dict[_Conditions, set[int]] = {}

    def follow(self, workflows: Sequence[Workflow]) -> None:
        """Take in what the next workflows do."""
        for one in workflows:
            self._followed.append((one, tuple(self._job(JobAt(one, job)) for job in one.jobs)))

    def repository(self, workflows: Workflows) -> Repository:
        """Return all workflows, when each of them has been followed."""
        callers, whole = _callers(workflows.read), Whole()
        whole.subjects = tuple(
            Subject(one, jobs, self._snapshot, workflows.read, tuple(callers.get(one.path, ())), whole)
            for one, jobs in self._followed
        )
        unread = (*workflows.unread, *self.walker.unread)
        return Repository(whole.subjects, unread, self.walker.actions, self._leads)

    def _job(self, at: JobAt) -> JobWork:
        return JobWork(at, tuple(self._step(at, one) for one in self.walker.steps(at)))

    def _step(self, at: JobAt, one: DoneStep) -> StepWork:
        last = one.steps[-1]
        paths = {command.location.path for command in one.commands} | {last.path}
        paths.discard(at.path)
        for path in paths:
            known = self._leads.setdefault(path, [])
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
