"""Finds the snapshot beneath the day and the masks of a judgement: all statements share it."""

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
    """The innermost snapshot of several layers, and the paths of the files that a layer masks."""

    snapshot: Snapshot
    masked: frozenset[str]

    @property
    def is_immutable(self) -> bool:
        """Whether the snapshot never changes its answers, so that findings about it may be remembered."""
        return type(self.snapshot) in _LASTING


def unwrap(snapshot: Snapshot) -> Unwrapped:
    """Return the snapshot without its days, masks and watchers."""
    masked = set[str]()
    while isinstance(snapshot, DatedSnapshot | MaskedSnapshot | WatchedSnapshot):
        if isinstance(snapshot, MaskedSnapshot):
            masked |= snapshot.paths
        snapshot = snapshot.inner
    return Unwrapped(snapshot, frozenset(masked))
