"""What starts a workflow: an event of its own, or one of a workflow that calls it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.workflows.events import PULL_REQUEST, QUEUE, TARGET
from dodcheck.workflows.model import Trigger, Workflow
from dodcheck.workflows.work.place import JobAt

CALLED = "workflow_call"
"""The event of a workflow that others call."""
MAX_STARTS = 256
"""Of the events that lead to a workflow, so many are looked at."""
_DEEPEST = 10


class Start(NamedTuple):
    """An event that leads to a workflow: the trigger, the workflow it belongs to, and the calls from there on."""

    trigger: Trigger
    workflow: Workflow
    calls: tuple[JobAt, ...] = ()

    @property
    def event(self) -> str:
        """The name of the event."""
        return self.trigger.event

    @property
    def before_merge(self) -> bool:
        """Whether it comes with a change before that is merged."""
        return self.event in (PULL_REQUEST, TARGET, QUEUE)

    @property
    def on_branches(self) -> bool:
        """Whether it is a push to a branch: one that names tags alone is none."""
        trigger = self.trigger
        tags = trigger.tags is not None or trigger.tags_ignore is not None
        named = trigger.branches is not None or trigger.branches_ignore is not None
        return self.event == "push" and (named or not tags)

    @property
    def on_change(self) -> bool:
        """Whether it comes with a change, before or after that is merged."""
        return self.before_merge or self.on_branches


def starts_of(workflow: Workflow, callers: Mapping[str, Sequence[JobAt]]) -> tuple[Start, ...]:
    """Return what starts a workflow; nothing for one that is only called, and from outside the repository."""
    starts: list[Start] = []
    for start in _starts(workflow, callers, ()):
        if len(starts) == MAX_STARTS:
            break
        starts.append(start)
    return tuple(starts)


def _starts(workflow: Workflow, callers: Mapping[str, Sequence[JobAt]], calls: tuple[JobAt, ...]) -> Iterator[Start]:
    for trigger in workflow.triggers:
        if trigger.event != CALLED:
            yield Start(trigger, workflow, calls)
    around = {workflow.path, *(call.path for call in calls)}
    for call in callers.get(workflow.path, ()):
        if call.path not in around and len(calls) < _DEEPEST:
            yield from _starts(call.workflow, callers, (call, *calls))
