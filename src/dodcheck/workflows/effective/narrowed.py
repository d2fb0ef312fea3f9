"""What narrows an event down: filters of paths and branches, and activities."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.effective.effect import Effect, Sure
from dodcheck.workflows.model import Trigger
from dodcheck.workflows.patterns import covers

_ALL = frozenset({"**", "**/*", "**/**"})


def narrowing(trigger: Trigger, branches: tuple[str, ...]) -> Iterator[Effect]:
    """Yield what keeps an event from starting a workflow for some changes to one of these branches."""
    paths = [one.value for one in trigger.paths or ()]
    if trigger.paths_ignore or (paths and _ALL.isdisjoint(paths)):
        yield Effect(Sure.MAYBE, f"`{trigger.event}` only starts it for changes to some files")
    if trigger.branches and not any(covers([one.value for one in trigger.branches], name) for name in branches):
        yield Effect(Sure.MAYBE, f"`branches` of `{trigger.event}` leaves out {' and '.join(branches)}")
    ignored = [one.value for one in trigger.branches_ignore or ()]
    if ignored and all(covers(ignored, name) for name in branches):
        yield Effect(Sure.MAYBE, f"`branches-ignore` of `{trigger.event}` leaves out {' and '.join(branches)}")
