"""What the filters of an event let through, whatever it starts."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.workflows.branches import unknown_branch
from dodcheck.rules.workflows.waiting import waiting
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.effective.effect import Effect
from dodcheck.workflows.effective.event_filters import narrowed_by_filters, shut_by_filters
from dodcheck.workflows.effective.reach import BRANCHES


class Filters(NamedTuple):
    """What stands against an event: it lets nothing through, it leaves changes out, it waits for what does not come."""

    shut: tuple[Effect, ...] = ()
    narrowed: tuple[Effect, ...] = ()
    waits: tuple[Effect, ...] = ()


@lru_cache(maxsize=512)
def filters_of(whole: Whole, path: str, event: str) -> Filters:
    """Return what stands against an event of the workflow at a path; asked of each step that it starts."""
    subject = whole.by_path[path]
    trigger = subject.workflow.trigger(event)
    if trigger is None:
        return Filters()
    closed = shut_by_filters(trigger)
    waits = (*unknown_branch(trigger, subject.snapshot), *waiting(trigger, subject.snapshot))
    return Filters((closed,) if closed else (), tuple(narrowed_by_filters(trigger, BRANCHES)), waits)
