"""Where dodcheck is called: the workflow whose events count, the jobs and steps around it, and what came before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dodcheck.model.location import Location
from dodcheck.workflows.gating.call import Call
from dodcheck.workflows.model import Job, Step, Workflow
from dodcheck.workflows.runs.command import Command

PULL_REQUEST, TARGET, QUEUE = "pull_request", "pull_request_target", "merge_group"
EVENTS = (PULL_REQUEST, TARGET, QUEUE)
"""The events that a change goes through before it is merged."""


@dataclass(frozen=True, slots=True)
class JobAt:
    """A job, and the workflow it stands in."""

    workflow: Workflow
    job: Job

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.workflow.path


@dataclass(frozen=True, slots=True)
class StepAt:
    """A step, and the file it stands in: a workflow, or an action."""

    path: str
    step: Step


@dataclass(frozen=True, slots=True)
class Done:
    """What a job does: a step that uses something, or a command. ``steps`` are the step and those within its action."""

    steps: tuple[StepAt, ...]
    command: Command | None

    @property
    def step(self) -> Step:
        """The innermost step."""
        return self.steps[-1].step


@dataclass(frozen=True, slots=True)
class Site:
    """A call of dodcheck. ``jobs`` are the calling job and, in a reusable workflow, the called one.

    ``done`` is all that the job does, the call itself at ``at``.
    """

    jobs: tuple[JobAt, ...]
    done: Sequence[Done]
    at: int
    call: Call
    variables: Mapping[str, str]

    @property
    def workflow(self) -> Workflow:
        """The workflow whose events start it."""
        return self.jobs[0].workflow

    @property
    def job(self) -> Job:
        """The innermost job."""
        return self.jobs[-1].job

    @property
    def steps(self) -> tuple[StepAt, ...]:
        """The step and those within its action."""
        return self.done[self.at].steps

    @property
    def location(self) -> Location:
        """Where the call stands."""
        return self.call.command.location

    @property
    def step_location(self) -> Location:
        """Where the call stands, or what leads to it in the workflow."""
        outer = self.steps[0]
        if self.location.path == outer.path:
            return self.location
        return Location(outer.path, outer.step.run.line if outer.step.run else outer.step.line)

    @property
    def events(self) -> tuple[str, ...]:
        """The events of a change that start the workflow."""
        return tuple(event for event in EVENTS if self.workflow.trigger(event))

    @property
    def subject(self) -> str:
        """A name for the call that does not depend on lines: workflow, jobs and words."""
        jobs = "/".join(one.job.id for one in self.jobs)
        return f"{self.workflow.path}:{jobs}:{self.call.shown()}"

    def before(self) -> Sequence[Done]:
        """Return what the job does before the call."""
        return self.done[: self.at]
