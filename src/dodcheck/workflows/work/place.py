"""Where something is done: the job and the step around it, and those within an action."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.workflows.model import Job, Step, Workflow
from dodcheck.workflows.runs.command import Command


class JobAt(NamedTuple):
    """A job, and the workflow it stands in."""

    workflow: Workflow
    job: Job

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.workflow.path


class StepAt(NamedTuple):
    """A step, and the file it stands in: a workflow, or an action."""

    path: str
    step: Step


class DoneStep(NamedTuple):
    """A step with the commands it runs; ``steps`` are the step and those within its action, as below."""

    steps: tuple[StepAt, ...]
    commands: tuple[Command, ...]


class DoneAction(NamedTuple):
    """What a job does: a step that uses something, or a command. ``steps`` are the step and those within its action."""

    steps: tuple[StepAt, ...]
    command: Command | None

    @property
    def step(self) -> Step:
        """The innermost step."""
        return self.steps[-1].step
