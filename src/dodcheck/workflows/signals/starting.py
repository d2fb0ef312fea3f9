"""What starts a workflow, and whether anything ever does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.audit.starts import starts_of
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.effective.reach import BY_HAND
from dodcheck.workflows.events import EVENTS
from dodcheck.workflows.model import Trigger, Workflow
from dodcheck.workflows.schedule import CronProblem, days_of, read_cron
from dodcheck.workflows.work.place import JobAt

CHANGES = (*EVENTS[:1], EVENTS[2], "push", EVENTS[1])
"""The events that come with a change, the most telling first."""
CALLED = "workflow_call"


class StartingEvent(NamedTuple):
    """An event that starts a workflow, and the workflow whose trigger it is: its own, or one that calls it.

    ``calls`` are the jobs that lead from there to it, the outermost first.
    """

    event: str
    workflow: Workflow
    trigger: Trigger
    calls: tuple[JobAt, ...] = ()

    @property
    def location(self) -> Location:
        """Where the trigger stands."""
        return Location(self.workflow.path, self.trigger.line)

    @property
    def by_hand(self) -> bool:
        """Whether somebody has to start it."""
        return self.event in BY_HAND


def starting_events(subject: Subject) -> tuple[StartingEvent, ...]:
    """Return what starts a workflow, the events of its callers with its own; a schedule that never comes is none."""
    return tuple(_starts(subject))


def _starts(subject: Subject) -> Iterator[StartingEvent]:
    for start in starts_of(subject.workflow, subject.whole.callers):
        if start.event != "schedule" or _comes(start.trigger):
            yield StartingEvent(start.event, start.workflow, start.trigger, start.calls)


def _comes(trigger: Trigger) -> bool:
    try:
        return bool(days_of([read_cron(cron.value) for cron in trigger.crons]))
    except CronProblem:
        return False
