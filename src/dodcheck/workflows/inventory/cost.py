"""What a run of a workflow costs: jobs, legs of their matrices, and time-outs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil, prod
from typing import NamedTuple

from dodcheck.workflows import legs
from dodcheck.workflows.expressions.constancy import constant_truth
from dodcheck.workflows.expressions.values import Truth, Unknown
from dodcheck.workflows.inventory.row import Cost
from dodcheck.workflows.legs import MAX_COMBINATIONS
from dodcheck.workflows.model import Job, Matrix, Workflow

DEFAULT_MINUTES = 360
"""The time-out of a job that sets none."""

_LONGEST = 60
_DEEPEST = 10
"""GitHub follows calls no deeper."""


class Legs(NamedTuple):
    """How many legs a job has; where ``why`` says something, at least so many."""

    number: int
    why: str | None = None


def legs_of(job: Job) -> Legs:
    """Return how many legs the matrix of a job has; one where it has none."""
    matrix = job.matrix
    if matrix is None:
        return Legs(1)
    if matrix.dynamic:
        return Legs(_known(matrix), f"the matrix of `{job.id}` is computed")
    whole = prod(len(values) for values in matrix.axes.values()) if matrix.axes else 0
    if not (matrix.include or matrix.exclude):
        return Legs(whole)
    if any(isinstance(cell.value, Unknown) for one in matrix.exclude + matrix.include for cell in one.values()):
        return Legs(1, f"the matrix of `{job.id}` includes or excludes what is computed")
    if whole > MAX_COMBINATIONS:
        return Legs(1, f"the matrix of `{job.id}` has more than {MAX_COMBINATIONS:,} combinations")
    return Legs(sum(1 for _ in legs.legs_of(matrix)))


def _known(matrix: Matrix) -> int:
    """Return how many legs there are at least where some of it is an expression, which has one value at least."""
    computed = sum(not values for values in matrix.axes.values())
    takes_away = bool(matrix.exclude) or computed < len(matrix.told)
    return 1 if takes_away else prod(max(1, len(values)) for values in matrix.axes.values())


@dataclass(slots=True)
class Costs:
    """Tells what runs cost; ``workflows`` are those of the repository by path, for those that call others."""

    workflows: Mapping[str, Workflow]
    _known: dict[str, Cost] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def of(self, workflow: Workflow) -> Cost:
        """Return what a run of a workflow costs."""
        if workflow.path not in self._known:
            self._open.append(workflow.path)
            parts = [self._of_job(job) for job in workflow.jobs]
            self._open.pop()
            self._known[workflow.path] = _sum(parts)
        return self._known[workflow.path]

    def _of_job(self, job: Job) -> Cost:
        if job.condition is not None and constant_truth(job.condition.value) is Truth.NO:
            return Cost(0, exact=True, minutes=0, unset=0, never=1, why=())
        told = legs_of(job)
        cost = self._of_leg(job)
        return Cost(
            runs=told.number * cost.runs,
            exact=cost.exact and told.why is None,
            minutes=None if cost.minutes is None or told.why else told.number * cost.minutes,
            unset=told.number * cost.unset,
            never=cost.never,
            why=(*((told.why,) if told.why else ()), *cost.why),
        )

    def _of_leg(self, job: Job) -> Cost:
        if job.uses is None:
            return _of_timeout(job)
        path = job.uses.value.removeprefix("./")
        called = self.workflows.get(path) if job.uses.value.startswith("./") else None
        if called is None:
            why = f"`{job.id}` calls `{job.uses.value[:_LONGEST]}`, which is not read"
            return Cost(1, exact=False, minutes=None, unset=0, never=0, why=(why,))
        if path in self._open or len(self._open) >= _DEEPEST:
            why = f"`{job.id}` calls in a circle, or too deep"
            return Cost(1, exact=False, minutes=None, unset=0, never=0, why=(why,))
        cost = self.of(called)
        return cost._replace(never=0)


def _of_timeout(job: Job) -> Cost:
    if job.timeout is None:
        return Cost(1, exact=True, minutes=DEFAULT_MINUTES, unset=1, never=0, why=())
    try:
        minutes = max(0, ceil(float(job.timeout.value)))
    except (ValueError, OverflowError):
        why = f"the time-out of `{job.id}` is computed"
        return Cost(1, exact=True, minutes=None, unset=0, never=0, why=(why,))
    return Cost(1, exact=True, minutes=minutes, unset=0, never=0, why=())


def _sum(parts: list[Cost]) -> Cost:
    minutes = [part.minutes for part in parts if part.minutes is not None]
    return Cost(
        runs=sum(part.runs for part in parts),
        exact=all(part.exact for part in parts),
        minutes=sum(minutes) if len(minutes) == len(parts) else None,
        unset=sum(part.unset for part in parts),
        never=sum(part.never for part in parts),
        why=tuple(dict.fromkeys(_reasons(parts))),
    )


def _reasons(parts: list[Cost]) -> Iterator[str]:
    for part in parts:
        yield from part.why
