"""Goes through what jobs do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.load import load_action
from dodcheck.workflows.model import Action, Step, Unread
from dodcheck.workflows.runs.shells import settings_of
from dodcheck.workflows.runs.step import Runner
from dodcheck.workflows.work.place import Done, JobAt, StepAt


@dataclass(slots=True)
class Walker:
    """Follows jobs into the files of a snapshot, each file read once."""

    snapshot: Snapshot
    _actions: dict[str, Action | Unread | None] = field(default_factory=dict)
    _jobs: dict[tuple[str, str], tuple[Done, ...]] = field(default_factory=dict)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The actions of the repository that a step uses and that are not evaluated, so far."""
        return tuple(one for one in self._actions.values() if isinstance(one, Unread))

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the repository that steps use, so far."""
        return tuple(one for one in self._actions.values() if isinstance(one, Action))

    def done(self, at: JobAt) -> tuple[Done, ...]:
        """Return what a job does, in its order; those of a local action behind the step that uses it."""
        key = (at.path, at.job.id)
        if key not in self._jobs:
            self._jobs[key] = tuple(self._done(at))
        return self._jobs[key]

    def _done(self, at: JobAt) -> Iterator[Done]:
        runner = Runner(self.snapshot)
        for step in at.job.steps:
            own = StepAt(at.path, step)
            yield from self._of_step(runner, at, (own,))
            action = self._action(step)
            for inner in action.steps if action else ():
                yield from self._of_step(runner, at, (own, StepAt(action.path if action else "", inner)))

    def _of_step(self, runner: Runner, at: JobAt, steps: tuple[StepAt, ...]) -> Iterator[Done]:
        own = steps[-1]
        if own.step.run is None:
            yield Done(steps, None)
            return
        folder = own.step.folder or at.job.folder or at.workflow.folder
        settings = settings_of(own.step, at.job, at.workflow)
        for command in runner.commands(own.step, own.path, settings, folder.value if folder else ""):
            yield Done(steps, command)

    def _action(self, step: Step) -> Action | None:
        """Return the action of the repository that a step uses."""
        used = step.uses.value if step.uses else ""
        if not used.startswith("./"):
            return None
        folder = normalise(used) or ""
        if folder not in self._actions:
            self._actions[folder] = load_action(self.snapshot, folder)
        found = self._actions[folder]
        return found if isinstance(found, Action) else None
