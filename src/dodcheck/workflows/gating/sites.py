"""Every call of dodcheck in the workflows of a repository, actions and reusable workflows followed one level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from dodcheck.workflows.events import EVENTS
from dodcheck.workflows.gating.call import Call, call_of, indirect_call
from dodcheck.workflows.gating.own_action import action_call
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.model import Workflow
from dodcheck.workflows.variables import merged_variables
from dodcheck.workflows.work.place import DoneAction, JobAt
from dodcheck.workflows.work.walk import Walker

MAX_JOBS = 2_000
"""Of the jobs of all workflows, calls of reusable ones followed, so many are looked at."""

MAX_SITES = 100
"""Of the calls of dodcheck in one job, so many are looked at."""


class Work(NamedTuple):
    """What a job does, and the calls of dodcheck in it."""

    jobs: tuple[JobAt, ...]
    done: tuple[DoneAction, ...]
    sites: tuple[Site, ...]


@dataclass(slots=True)
class Finder:
    """Goes through the jobs of workflows."""

    walker: Walker
    workflows: Sequence[Workflow]
    _done: dict[tuple[str, str], tuple[DoneAction, ...]] = field(default_factory=dict)
    _asked: dict[tuple[str, str], tuple[tuple[int, Call | None], ...]] = field(default_factory=dict)

    def work(self) -> Iterator[Work]:
        """Yield what each job does; a reusable workflow once for each job that calls it."""
        for count, jobs in enumerate(self._jobs()):
            if count >= MAX_JOBS:
                return
            key = (jobs[-1].path, jobs[-1].job.id)
            if key not in self._done:
                self._done[key] = self.walker.done_actions(jobs[-1])
                self._asked[key] = tuple(_perhaps(self._done[key]))
            yield Work(jobs, self._done[key], tuple(islice(self._sites(jobs, key), MAX_SITES)))

    def _jobs(self) -> Iterator[tuple[JobAt, ...]]:
        by_path = {workflow.path: workflow for workflow in self.workflows}
        used = {job.uses.value.removeprefix("./") for workflow in self.workflows for job in workflow.jobs if job.uses}
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

    def _sites(self, jobs: tuple[JobAt, ...], key: tuple[str, str]) -> Iterator[Site]:
        done = self._done[key]
        for at, direct, variables in _with_variables(jobs, done, self._asked[key]):
            command = done[at].command
            call = direct or (indirect_call(command, variables) if command else None)
            if call is not None:
                own = dict(variables)
                yield Site(jobs, done, at, call.filled(own), own)


def _perhaps(done: tuple[DoneAction, ...]) -> Iterator[tuple[int, Call | None]]:
    """Yield the places of what may call dodcheck, with the call where no variable stands for the program."""
    for at, one in enumerate(done):
        if one.command is None:
            if used := action_call(one.steps[-1]):
                yield at, used
            continue
        if not one.command.words:
            continue
        call = call_of(one.command)
        if call is not None or not one.command.words[0].exact:
            yield at, call


def _with_variables(
    jobs: tuple[JobAt, ...], done: tuple[DoneAction, ...], asked: tuple[tuple[int, Call | None], ...]
) -> Iterator[tuple[int, Call | None, dict[str, str]]]:
    """Yield each of the places with what the environment holds there as far as it is written down.

    The variables are those of a step up to that place, and go on to change behind it: so each command counts once.
    """
    inner, steps, found, behind = jobs[-1], None, dict[str, str](), 0
    for at, direct in asked:
        one = done[at]
        if one.steps is not steps:
            steps, behind = one.steps, at
            found = merged_variables(inner.workflow.env, inner.job.env, *(step.step.env for step in steps))
            while behind and done[behind - 1].steps is steps:
                behind -= 1
        for earlier in done[behind : at + 1]:
            found |= _assigned(earlier)
        behind = at + 1
        yield at, direct, found


def _assigned(done: DoneAction) -> dict[str, str]:
    command = done.command
    if command is None:
        return {}
    exported = command.words[1:] if command.words and command.words[0].text in ("export", "declare") else ()
    pairs = (word.text.partition("=") for word in (*command.assigned, *exported))
    return {name: value for name, equals, value in pairs if equals}
