"""Goes through what jobs do."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator
from dataclasses import dataclass, field

from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.load import load_action
from dodcheck.workflows.model import Action, Step, Unread
from dodcheck.workflows.runs.shells import dialects_of
from dodcheck.workflows.runs.step import Runner
from dodcheck.workflows.runs.united_shells import united_commands
from dodcheck.workflows.work.place import DoneAction, DoneStep, JobAt, StepAt


@dataclass(slots=True)
class Walker:
    """Follows jobs into the files of a snapshot, each file read once."""

    snapshot: Snapshot
    _runner: Runner = field(init=False)
    _actions: dict[str, Action | Unread | None] = field(default_factory=dict)
    _jobs: dict[tuple[str, str], tuple[DoneStep, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take one runner for all jobs."""
        self._runner = Runner(self.snapshot)

    def shared(self, own: Container[str]) -> Iterator[tuple[int, Hashable]]:
        """Yield the commands that jobs of workflows other than ``own`` may run as well, as ``Runner.shared`` does."""
        return self._runner.shared(own)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The actions of the repository that a step uses and that are not evaluated, so far."""
        return tuple(action for action in self._actions.values() if isinstance(action, Unread))

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the repository that steps use, so far."""
        return tuple(action for action in self._actions.values() if isinstance(action, Action))

    def steps(self, at: JobAt) -> tuple[DoneStep, ...]:
        """Return the steps of a job in their order; those of a local action behind the step that uses it."""
        key = (at.path, at.job.id)
        if key not in self._jobs:
            self._jobs[key] = tuple(self._steps(at))
        return self._jobs[key]

    def done_actions(self, at: JobAt) -> tuple[DoneAction, ...]:
        """Return what the steps of a job do: what they use, and each command that they run."""
        done_steps: list[DoneAction] = []
        for step in self.steps(at):
            if step.steps[-1].step.run is None:
                done_steps.append(DoneAction(step.steps, None))
            done_steps += [DoneAction(step.steps, command) for command in step.commands]
        return tuple(done_steps)

    def _steps(self, at: JobAt) -> Iterator[DoneStep]:
        for step in at.job.steps:
            own = StepAt(at.path, step)
            yield self._step(at, (own,))
            action = self._action(step)
            for inner in action.steps if action else ():
                yield self._step(at, (own, StepAt(action.path if action else "", inner)))

    def _step(self, at: JobAt, steps: tuple[StepAt, ...]) -> DoneStep:
        own = steps[-1]
        folder = own.step.folder or at.job.folder or at.workflow.folder
        run_in = folder.value if folder else ""
        dialects = dialects_of([step.step for step in steps], at.job, at.workflow)
        return DoneStep(
            steps, united_commands([self._runner.commands(own.step, own.path, dialect, run_in) for dialect in dialects])
        )

    def _action(self, step: Step) -> Action | None:
        """Return the action of the repository that a step uses."""
        used = step.uses.value if step.uses else ""
        if not used.startswith("./"):
            return None
        folder = normalise(used) or ""
        if folder not in self._actions:
            self._actions[folder] = load_action(self.snapshot, folder)
        action = self._actions[folder]
        return action if isinstance(action, Action) else None
