"""What is beneath the day and the masks of a judgement: one and the same snapshot for all of its statements."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.snapshot.commit import Commit
from dodcheck.snapshot.masked import MaskedSnapshot
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.worktree import WorkTree
from dodcheck.snapshot.wrapped import DatedSnapshot, WatchedSnapshot

_LASTING = frozenset({WorkTree, Commit, MemorySnapshot})
"""Snapshots that answer alike for as long as they are there; those that move along a history do not."""


class Unwrapped(NamedTuple):
    """The snapshot without a day, without masks and watched by nobody, and the paths of the files that were masked."""

    snapshot: Snapshot
    masked: frozenset[str]

    @property
    def lasting(self) -> bool:
        """Whether what was found out about the snapshot stays true for as long as it is there."""
        return type(self.snapshot) in _LASTING


def unwrapped(snapshot: Snapshot) -> Unwrapped:
    """Return what days, masks and those who watch lie over."""
    masked = set[str]()
    while isinstance(snapshot, DatedSnapshot | MaskedSnapshot | WatchedSnapshot):
        if isinstance(snapshot, MaskedSnapshot):
            masked.add(snapshot.path)
        snapshot = snapshot.inner
    return Unwrapped(snapshot, frozenset(masked))
