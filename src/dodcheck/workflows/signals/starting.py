"""What starts a workflow, and whether anything ever does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.effective.reach import BY_HAND
from dodcheck.workflows.events import EVENTS
from dodcheck.workflows.model import Trigger, Workflow
from dodcheck.workflows.schedule import CronProblem, days_of, read_cron

CHANGES = (*EVENTS[:1], EVENTS[2], "push", EVENTS[1])
"""The events that come with a change, the most telling first."""
CALLED = "workflow_call"


class Started(NamedTuple):
    """An event that starts a workflow, the workflow whose trigger it is (its own, or one that calls it), and where."""

    event: str
    workflow: Workflow
    trigger: Trigger

    @property
    def location(self) -> Location:
        """Where the trigger stands."""
        return Location(self.workflow.path, self.trigger.line)

    @property
    def by_hand(self) -> bool:
        """Whether somebody has to start it."""
        return self.event in BY_HAND


def starts(subject: Subject) -> tuple[Started, ...]:
    """Return what starts a workflow, the events of its callers with its own; a schedule that never comes is none."""
    return tuple(_starts(subject))


def _starts(subject: Subject) -> Iterator[Started]:
    callers = {caller.path: caller.workflow for caller in subject.called_by}
    for workflow in (subject.workflow, *callers.values()):
        for trigger in workflow.triggers:
            if trigger.event != CALLED and (trigger.event != "schedule" or _comes(trigger)):
                yield Started(trigger.event, workflow, trigger)


def _comes(trigger: Trigger) -> bool:
    try:
        return bool(days_of([read_cron(cron.value) for cron in trigger.crons]))
    except CronProblem:
        return False
