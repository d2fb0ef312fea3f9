"""Every call of dodcheck in the workflows of a repository, actions and reusable workflows followed one level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.gating.call import call_of, indirect_call
from dodcheck.workflows.gating.site import EVENTS, Done, JobAt, Site, StepAt
from dodcheck.workflows.gating.variables import merged
from dodcheck.workflows.load import load_action
from dodcheck.workflows.model import Action, Step, Unread, Workflow
from dodcheck.workflows.runs.shells import settings_of
from dodcheck.workflows.runs.step import Runner

MAX_JOBS = 2_000
"""Of the jobs of all workflows, calls of reusable ones followed, so many are looked at."""

MAX_SITES = 100
"""Of the calls of dodcheck in one job, so many are looked at."""


class Work(NamedTuple):
    """What a job does, and the calls of dodcheck in it."""

    jobs: tuple[JobAt, ...]
    done: tuple[Done, ...]
    sites: tuple[Site, ...]


@dataclass(slots=True)
class Finder:
    """Goes through the jobs. ``unread`` are the actions that a step uses and that are not evaluated."""

    snapshot: Snapshot
    workflows: Sequence[Workflow]
    unread: dict[str, Unread]

    def work(self) -> Iterator[Work]:
        """Yield what each job does; a reusable workflow once for each job that calls it."""
        for count, jobs in enumerate(self._jobs()):
            if count >= MAX_JOBS:
                return
            done = tuple(self._done(jobs))
            yield Work(jobs, done, tuple(islice(self._sites(jobs, done), MAX_SITES)))

    def _jobs(self) -> Iterator[tuple[JobAt, ...]]:
        by_path = {one.path: one for one in self.workflows}
        used = {job.uses.value.removeprefix("./") for one in self.workflows for job in one.jobs if job.uses}
        for workflow in self.workflows:
            if workflow.path in used and not any(workflow.trigger(event) for event in EVENTS):
                continue  # What starts it are the jobs that use it.
            for job in workflow.jobs:
                at = JobAt(workflow, job)
                called = by_path.get(job.uses.value.removeprefix("./")) if job.uses else None
                if called is None:
                    yield (at,)
                    continue
                for inner in called.jobs:
                    yield (at, JobAt(called, inner))

    def _done(self, jobs: tuple[JobAt, ...]) -> Iterator[Done]:
        at = jobs[-1]
        runner = Runner(self.snapshot)
        for step in at.job.steps:
            own = StepAt(at.path, step)
            action = self._action(step)
            yield from self._of_step(runner, jobs, (own,))
            for inner in action.steps if action else ():
                yield from self._of_step(runner, jobs, (own, StepAt(action.path if action else "", inner)))

    def _of_step(self, runner: Runner, jobs: tuple[JobAt, ...], steps: tuple[StepAt, ...]) -> Iterator[Done]:
        own = steps[-1]
        if own.step.run is None:
            yield Done(steps, None)
            return
        job, workflow = jobs[-1].job, jobs[-1].workflow
        folder = own.step.folder or job.folder or workflow.folder
        settings = settings_of(own.step, job, workflow)
        for command in runner.commands(own.step, own.path, settings, folder.value if folder else ""):
            yield Done(steps, command)

    def _action(self, step: Step) -> Action | None:
        """Return the action of the repository that a step uses."""
        used = step.uses.value if step.uses else ""
        if not used.startswith("./"):
            return None
        folder = normalise(used) or ""
        found = load_action(self.snapshot, folder)
        if isinstance(found, Unread):
            self.unread[found.path] = found
        return found if isinstance(found, Action) else None

    def _sites(self, jobs: tuple[JobAt, ...], done: tuple[Done, ...]) -> Iterator[Site]:
        for at, one in enumerate(done):
            if one.command is None or not one.command.words:
                continue
            program = one.command.words[0]
            call = call_of(one.command)
            if call is None and program.exact:
                continue
            variables = _variables(jobs, done, at)
            call = call or indirect_call(one.command, variables)
            if call is not None:
                yield Site(jobs, done, at, call.filled(variables), variables)


def _variables(jobs: tuple[JobAt, ...], done: tuple[Done, ...], at: int) -> dict[str, str]:
    """Return what the environment of a command holds as far as it is written down."""
    one = done[at]
    inner = jobs[-1]
    found = merged(inner.workflow.env, inner.job.env, *(step.step.env for step in one.steps))
    first = at
    while first and done[first - 1].steps is one.steps:
        first -= 1
    for earlier in done[first : at + 1]:
        found |= _assigned(earlier)
    return found


def _assigned(done: Done) -> dict[str, str]:
    command = done.command
    if command is None:
        return {}
    exported = command.words[1:] if command.words and command.words[0].text in ("export", "declare") else ()
    pairs = (word.text.partition("=") for word in (*command.assigned, *exported))
    return {name: value for name, equals, value in pairs if equals}
