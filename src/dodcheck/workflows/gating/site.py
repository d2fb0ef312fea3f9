"""Where dodcheck is called: the workflow whose events count, the jobs and steps around it, and what came before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dodcheck.model.location import Location
from dodcheck.workflows.events import EVENTS
from dodcheck.workflows.gating.call import Call
from dodcheck.workflows.model import Job, Workflow
from dodcheck.workflows.work.place import DoneAction, JobAt, StepAt


@dataclass(frozen=True, slots=True)
class Site:
    """A call of dodcheck. ``jobs`` are the calling job and, in a reusable workflow, the called one.

    ``done`` is all that the job does, the call itself at ``at``.
    """

    jobs: tuple[JobAt, ...]
    done: Sequence[DoneAction]
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
        jobs = "/".join(job.job.id for job in self.jobs)
        return f"{self.workflow.path}:{jobs}:{self.call.shown()}"

    def before(self) -> Sequence[DoneAction]:
        """Return what the job does before the call."""
        return self.done[: self.at]
