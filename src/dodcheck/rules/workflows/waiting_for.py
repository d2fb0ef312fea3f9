"""Whether a job waits for another one, and runs only when that has done its work."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.rules.workflows.does import is_named
from dodcheck.workflows.effective.effect import YES, Effect, Effectiveness
from dodcheck.workflows.expressions.evaluate import Known, Truth, asks_status, evaluate_condition
from dodcheck.workflows.model import Job, Text, Workflow

_BAD: tuple[Mapping[str, Known], ...] = (
    {"always()": True, "success()": False, "failure()": True, "cancelled()": False},
    {"always()": True, "success()": False, "failure()": False, "cancelled()": True},
)
"""What a job is told of those that it waits for where one of them has failed, or was cancelled."""
_BEHIND_OTHERS = ("workflow_run", "workflow_call")


def waits(workflow: Workflow, job: Job, name: str) -> Effect:
    """Return whether a job of a workflow waits for the one of that id or name, by itself or through others."""
    by_id = {one.id.lower(): one for one in workflow.jobs}
    everything, strictly = _awaited(by_id, job, strict=False), _awaited(by_id, job, strict=True)
    found = [one for one in everything if is_named(by_id[one], name)]
    if not any(is_named(one, name) for one in workflow.jobs):
        return Effect(Effectiveness.MAYBE, f"is not seen to wait for {name}: no job of its workflow is called so")
    if not found:
        elsewhere = next((event for event in _BEHIND_OTHERS if workflow.trigger(event)), None)
        also = f", but its workflow begins on {elsewhere}" if elsewhere else ""
        return Effect(Effectiveness.MAYBE if elsewhere else Effectiveness.NO, f"does not wait for {name}{also}")
    if not any(one in strictly for one in found):
        return Effect(Effectiveness.MAYBE, f"waits for {name}, but a condition lets it run when that has failed")
    tolerated = next((told for one in found if (told := by_id[one].tolerated) and not _is_off(told)), None)
    if tolerated is not None:
        return Effect(Effectiveness.MAYBE, f"waits for {name}, which passes when it fails: continue-on-error")
    return YES


def _awaited(by_id: Mapping[str, Job], job: Job, *, strict: bool) -> frozenset[str]:
    """Return the ids of the jobs that a job waits for; strictly, through none that runs whatever became of them."""
    seen: set[str] = set()
    left = [job]
    while left:
        one = left.pop()
        if strict and one.condition is not None and _runs_all_the_same(one.condition.value):
            continue
        needed = [need.value.lower() for need in one.needs]
        left += [by_id[need] for need in needed if need in by_id and need not in seen]
        seen.update(need for need in needed if need in by_id)
    return frozenset(seen)


def _runs_all_the_same(condition: str) -> bool:
    """Return whether a condition lets a job run although one that it waits for has not succeeded, or may."""
    return asks_status(condition) and any(evaluate_condition(condition, bad) is not Truth.NO for bad in _BAD)


def _is_off(told: Text) -> bool:
    return told.value.strip().lower() in ("false", "${{ false }}")
