"""What is known while a job runs: of the event, the branch that is merged into, and one leg of the matrix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from dodcheck.workflows.events import QUEUE, TARGET
from dodcheck.workflows.expressions.convert import equal
from dodcheck.workflows.expressions.evaluate import GOOD, Known
from dodcheck.workflows.expressions.values import Array, Object, Unknown, Value
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
    placed: set[int] = set()
    combinations = product(*(matrix.axes[name] for name in names)) if names else iter(())
    for values in islice(combinations, MAX_COMBINATIONS):
        leg = dict(zip(names, values, strict=True))
        if not any(_fits(one, leg) for one in matrix.exclude):
            added = [(at, one) for at, one in enumerate(matrix.include) if _fits_shared(one, leg)]
            placed.update(at for at, _ in added)
            yield _named(leg | {key: value for _, one in added for key, value in one.items()})
    yield from (_named(one) for at, one in enumerate(matrix.include) if at not in placed)


def _fits(part: Mapping[str, Value], leg: Mapping[str, Value]) -> bool:
    return all(key in leg and _same(leg[key], value) for key, value in part.items())


def _fits_shared(part: Mapping[str, Value], leg: Mapping[str, Value]) -> bool:
    return all(_same(leg[key], value) for key, value in part.items() if key in leg)


def _same(one: Value, other: Value) -> bool:
    """Return whether two values of a matrix are the same; unlike in expressions, two lists or objects may be."""
    match one, other:
        case Object(), Object():
            names = {key.lower() for key in one.members}
            alike = names == {key.lower() for key in other.members}
            return alike and all(_same(one.member(name), other.member(name)) for name in names)
        case Array(), Array():
            return len(one.items) == len(other.items) and all(map(_same, one.items, other.items))
        case Unknown(), _:
            return False
        case _, Unknown():
            return False
        case _:
            return equal(one, other) is True


def _named(leg: Mapping[str, Value]) -> Situation:
    return {f"matrix.{key.lower()}": value for key, value in leg.items() if not isinstance(value, Unknown)}
