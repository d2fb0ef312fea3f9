"""Whether a job waits for another one, and runs only when that has done its work."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dodcheck.rules.workflows.does import is_named
from dodcheck.workflows.effective.effect import YES, Effect, Effectiveness
from dodcheck.workflows.model import Job, Text, Workflow

_ALL_THE_SAME = re.compile(r"\b(?:always|failure|cancelled)\s*\(", re.IGNORECASE)
"""Functions of a condition under which a job runs although one that it waits for has failed."""
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
        if strict and one.condition is not None and _ALL_THE_SAME.search(one.condition.value):
            continue
        needed = [need.value.lower() for need in one.needs]
        left += [by_id[need] for need in needed if need in by_id and need not in seen]
        seen.update(need for need in needed if need in by_id)
    return frozenset(seen)


def _is_off(told: Text) -> bool:
    return told.value.strip().lower() in ("false", "${{ false }}")
