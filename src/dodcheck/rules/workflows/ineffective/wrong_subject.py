"""Whether something else than the change lies on disk where a step checks: a fixed ref, or what it is merged into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dodcheck.workflows.audit.moves import moves_of_step
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.audit.untested import fits_nothing, is_source
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.checkouts import Move, is_checkout
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.events import PULL_REQUEST, QUEUE, TARGET
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.refs import Ref
from dodcheck.workflows.variables import merged_variables

_CHANGES = frozenset({PULL_REQUEST, QUEUE, TARGET, "push"})
"""The events that come with a change."""


def wrong_subject(subject: Subject, step: StepWork, purpose: Purpose) -> Iterator[Effect]:
    """Yield that a step is not seen to look at the change that starts it, or that no code starts its tests."""
    for why in (_why(subject, step), _without_code(subject) if purpose is Purpose.TEST else ""):
        if why:
            yield Effect(Effectiveness.MAYBE, why)


@lru_cache(maxsize=16)
def _without_code(subject: Subject) -> str:
    """Return that no change to code starts a workflow; empty where one may, or where it starts by itself."""
    triggers = subject.workflow.triggers
    if subject.called_by or not triggers or any(one.event not in _CHANGES for one in triggers):
        return ""
    code = _code(subject.whole)
    if not code:
        return ""
    names = " and ".join(f"`{one.event}`" for one in triggers)
    if any(fits_nothing(one, subject.snapshot.files()) for one in triggers):
        return ""
    return f"`paths` of {names} fits no code" if all(fits_nothing(one, code) for one in triggers) else ""


@lru_cache(maxsize=2)
def _code(whole: Whole) -> tuple[str, ...]:
    return tuple(filter(is_source, whole.snapshot.files()))


class _OnDisk(NamedTuple):
    """What was put on disk last before a step, and its ref where that is told without anything filled in."""

    move: Move | None = None
    fixed: str = ""


def _why(subject: Subject, step: StepWork) -> str:
    last, fixed = _on_disk(subject).get(step, _OnDisk())
    events = {trigger.event for trigger in subject.workflow.triggers}
    if last is None:
        return ""
    if fixed:
        return f"`ref: {fixed}` checks out the same whatever the change is"
    if last.ref is Ref.BASE and not events.isdisjoint((PULL_REQUEST, QUEUE, TARGET)):
        return f"`{last.text}` is checked out before it, which is not the change"
    if events & _CHANGES == {TARGET} and last.ref is Ref.EVENT:
        return f"on `{TARGET}` what the change is merged into is checked out before it"
    return ""


@lru_cache(maxsize=4)
def _on_disk(subject: Subject) -> Mapping[StepWork, _OnDisk]:
    """Return what lies on disk after each step of a workflow, where its job begins."""
    found = dict[StepWork, _OnDisk]()
    for job in subject.jobs:
        now = _OnDisk()
        for step in job.steps:
            variables = merged_variables(subject.workflow.env, job.job.env, step.step.env)
            for move in moves_of_step(step, variables):
                now = _OnDisk(move, _fixed_ref(step, move))
            found[step] = now
    return found


def _fixed_ref(step: StepWork, move: Move) -> str:
    told = step.step.given.get("ref")
    fixed = told is not None and is_checkout(step.step) and "$" not in told.value and move.text == told.value
    return move.text if fixed and move.ref is Ref.OTHER else ""
