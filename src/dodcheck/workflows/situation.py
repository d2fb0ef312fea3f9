"""What is known while a job runs: of the event, the branch that is merged into, and one leg of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from dodcheck.workflows.events import QUEUE, TARGET
from dodcheck.workflows.expressions.evaluate import GOOD, Known
from dodcheck.workflows.expressions.values import Unknown
from dodcheck.workflows.legs import Leg, legs_of
from dodcheck.workflows.model import Job, Workflow

MAX_LEGS = 64
"""Of the legs of a matrix, so many are looked at."""

Situation = Mapping[str, Known]


def situation_of_event(workflow: Workflow, event: str, branch: str) -> Situation:
    """Return what is known of the contexts when an event starts a workflow for a change to a branch."""
    known: dict[str, Known] = {**GOOD, "github.event_name": event}
    if event == QUEUE:
        return known | {"github.event.merge_group.base_ref": f"refs/heads/{branch}"}
    known |= {"github.base_ref": branch, "github.event.pull_request.base.ref": branch}
    if event == TARGET:
        known |= {"github.ref": f"refs/heads/{branch}", "github.ref_name": branch}
    trigger = workflow.trigger(event)
    # A draft that is declared ready is judged then, where that is one of the activities that start the workflow.
    if trigger and trigger.types and any(type_.value == "ready_for_review" for type_ in trigger.types):
        known["github.event.pull_request.draft"] = False
    return known


def leg_situations(job: Job) -> Iterator[Situation]:
    """Yield what is known of the matrix in each leg of a job, what it has not with them."""
    if job.matrix is None or job.matrix.dynamic:
        yield {}
        return
    keys = dict.fromkeys(key.lower() for axis in (job.matrix.axes, *job.matrix.include) for key in axis)
    for leg in islice(legs_of(job.matrix), MAX_LEGS):
        yield _named(leg, keys)


def _named(leg: Leg, keys: Iterable[str]) -> Situation:
    """Return the values of a leg in their order, and behind them the keys that only other legs have: null in it."""
    values = {f"matrix.{key.lower()}": cell.value for key, cell in leg.items()}
    values |= {name: None for key in keys if (name := f"matrix.{key}") not in values}
    return {name: value for name, value in values.items() if not isinstance(value, Unknown)}
