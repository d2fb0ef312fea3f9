"""What runs only when something has failed already: nothing is lost with it, for the run is red as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dodcheck.workflows.expressions.conditions import truth_of_condition
from dodcheck.workflows.expressions.evaluate import FAILED, GOOD, Truth, asks_status
from dodcheck.workflows.model import Job, Step, Text
from dodcheck.workflows.situation import Situation

_WELL = "success"
_MOST = 50


def is_after_failure(condition: Text | None, well: Situation) -> bool:
    """Return whether a condition asks how things went, and is not met where all went ``well``."""
    if condition is None or not asks_status(condition.value):
        return False
    return (
        truth_of_condition(condition.value, {**GOOD, **well}) is Truth.NO
        and truth_of_condition(condition.value, FAILED) is not Truth.NO
    )


def went_well(steps: Sequence[Step]) -> Situation:
    """Return what steps have come to in a job that has not failed; those that may fail in it are left out."""
    return _all_well((f"steps.{step.id.lower()}" for step in steps if step.id and not step.tolerated), "outcome")


def needs_went_well(job: Job) -> Situation:
    """Return what the jobs have come to that a job waits for, where none has failed."""
    return _all_well((f"needs.{need.value.lower()}" for need in job.needs[:_MOST]), "result")


def _all_well(names: Iterable[str], told: str) -> Situation:
    return {f"{name}.{word}": _WELL for name in names for word in (told, "conclusion")}
