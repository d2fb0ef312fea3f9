"""Whether an event waits for what a change does not bring: files that nobody has, or activities of other kinds."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.untested import fits_nothing
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.events import PULL_REQUEST, TARGET
from dodcheck.workflows.model import Trigger

_CHANGING = frozenset({"opened", "synchronize", "reopened", "ready_for_review"})
"""The activities of a pull request that bring a change to be looked at."""


def waiting(trigger: Trigger, snapshot: Snapshot) -> Iterator[Effect]:
    """Yield what an event waits for that no change to the files of the repository brings."""
    if fits_nothing(trigger, snapshot.files()):
        yield Effect(Effectiveness.MAYBE, f"`paths` of `{trigger.event}` fits no file of the repository")
    types = {type_.value for type_ in trigger.types or ()}
    if trigger.event in (PULL_REQUEST, TARGET) and types and types.isdisjoint(_CHANGING):
        named = ", ".join(f"`{type_}`" for type_ in sorted(types)[:4])
        yield Effect(
            Effectiveness.MAYBE, f"`{trigger.event}` starts it on {named} alone, not when a change is opened or pushed"
        )
