"""What is beneath the day and the masks of a judgement: one and the same snapshot for all of its statements."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.snapshot.dated import Dated
from dodcheck.snapshot.masked import Masked
from dodcheck.snapshot.protocol import Snapshot


class Beneath(NamedTuple):
    """The snapshot without a day and without masks, and the paths of the files that were masked."""

    snapshot: Snapshot
    masked: frozenset[str]


def beneath(snapshot: Snapshot) -> Beneath:
    """Return what days and masks lie over."""
    masked = set[str]()
    while isinstance(snapshot, Dated | Masked):
        if isinstance(snapshot, Masked):
            masked.add(snapshot.path)
        snapshot = snapshot.inner
    return Beneath(snapshot, frozenset(masked))
