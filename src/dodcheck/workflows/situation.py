"""What is known while a job runs: of the event, the branch that is merged into, and one leg of the matrix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from dodcheck.workflows.events import QUEUE, TARGET
from dodcheck.workflows.expressions.evaluate import GOOD, Known
from dodcheck.workflows.model import Job, Matrix, Workflow

MAX_LEGS = 64
"""Of the legs of a matrix, so many are looked at."""
MAX_COMBINATIONS = 4_096
"""Of the combinations of a matrix, excluded ones with them, so many are looked at."""

Situation = Mapping[str, Known]


def of_event(workflow: Workflow, event: str, branch: str) -> Situation:
    """Return what is known of the contexts when an event starts a workflow for a change to a branch."""
    known: dict[str, Known] = {**GOOD, "github.event_name": event}
    if event == QUEUE:
        return known | {"github.event.merge_group.base_ref": f"refs/heads/{branch}"}
    known |= {"github.base_ref": branch, "github.event.pull_request.base.ref": branch}
    if event == TARGET:
        known |= {"github.ref": f"refs/heads/{branch}", "github.ref_name": branch}
    trigger = workflow.trigger(event)
    # A draft that is declared ready is judged then, where that is one of the activities that start the workflow.
    if trigger and trigger.types and any(one.value == "ready_for_review" for one in trigger.types):
        known["github.event.pull_request.draft"] = False
    return known


def legs(job: Job) -> Iterator[Situation]:
    """Yield what is known of the matrix in each leg of a job."""
    if job.matrix is None or job.matrix.dynamic:
        yield {}
        return
    yield from islice(_legs(job.matrix), MAX_LEGS)


def _legs(matrix: Matrix) -> Iterator[Situation]:
    names = list(matrix.axes)
    combined = 0
    combinations = product(*(matrix.axes[name] for name in names)) if names else iter(())
    for values in islice(combinations, MAX_COMBINATIONS):
        leg = dict(zip(names, values, strict=True))
        if not any(_fits(one, leg) for one in matrix.exclude):
            combined += 1
            added = {key: value for one in matrix.include if _fits_shared(one, leg) for key, value in one.items()}
            yield _named(leg | added)
    for one in matrix.include:
        if not combined or any(key in matrix.axes and value not in matrix.axes[key] for key, value in one.items()):
            yield _named(one)


def _fits(part: Mapping[str, str], leg: Mapping[str, str]) -> bool:
    return all(leg.get(key) == value for key, value in part.items())


def _fits_shared(part: Mapping[str, str], leg: Mapping[str, str]) -> bool:
    return all(leg[key] == value for key, value in part.items() if key in leg)


def _named(leg: Mapping[str, str]) -> Situation:
    return {f"matrix.{key.lower()}": _plain(value) for key, value in leg.items()}


def _plain(value: str) -> Known:
    return {"true": True, "false": False}.get(value, value)
