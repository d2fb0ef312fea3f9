"""Which branches a clone knows, and whether a workflow waits for one that nobody has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.effective.reach import BRANCHES
from dodcheck.workflows.model import Trigger
from dodcheck.workflows.patterns import selects_name


def known_branches(snapshot: Snapshot) -> frozenset[str]:
    """Return the names of the branches that a clone has or has fetched, those of remotes by both their names."""
    history = snapshot.history()
    names = history.branches() if history is not None else ()
    return frozenset({part for name in names for part in (name, name.partition("/")[2]) if part})


def unknown_branch(trigger: Trigger, snapshot: Snapshot) -> Iterator[Effect]:
    """Yield that an event waits for a branch that nobody is seen to have: a clone of one branch may lack it."""
    patterns = [branch.value for branch in trigger.branches or ()]
    if not patterns or (trigger.event == "push" and (trigger.tags or trigger.tags_ignore)):
        return
    if not any(selects_name(patterns, name) for name in BRANCHES) and not _covered(patterns, known_branches(snapshot)):
        yield Effect(Effectiveness.MAYBE, f"no branch is known here for which `{trigger.event}` starts it")


def _covered(patterns: Sequence[str], names: frozenset[str]) -> bool:
    return any(selects_name(patterns, name) for name in names)
