"""How many bytes a file has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.rules.reading.contents import is_pointer
from dodcheck.rules.tidy.being import Glimpse, bad, open_

_SIZE = re.compile(rb"^size (\d{1,18})$", re.MULTILINE)


class Weight(NamedTuple):
    """How many bytes a file has, and how many Git LFS keeps of it elsewhere."""

    here: int
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class WeightSweep:
    """Weighs files."""

    def answer(self, data: bytes) -> Weight:
        """Return what a file of these bytes weighs."""
        told = _SIZE.search(data) if is_pointer(data) else None
        return Weight(len(data), int(told[1]) if told else 0)


WEIGHTS = WeightSweep()
"""The only one there is."""


def weighed(weight: Weight | None, most: int) -> Glimpse | None:
    """Return what is said of a file that may have so many bytes at most."""
    if weight is None or max(weight) <= most:
        return None
    if weight.here > most:
        return bad(f"has {weight.here:,} bytes, more than {most:,}")
    return open_(f"is a pointer of Git LFS to {weight.elsewhere:,} bytes, which are no part of the repository")
