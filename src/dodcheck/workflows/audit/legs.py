"""The legs of a matrix, where all of them are known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import prod

from dodcheck.workflows.legs import MAX_COMBINATIONS, Leg, legs_of
from dodcheck.workflows.model import Matrix

MAX_LEGS = 256
"""The legs of a larger matrix are not looked at one by one."""


def known_legs(matrix: Matrix | None) -> Sequence[Leg] | None:
    """Return the legs of a matrix; ``None`` where there is none, or some of it is only known while it runs."""
    if matrix is None or matrix.dynamic or prod(len(values) for values in matrix.axes.values()) > MAX_COMBINATIONS:
        return None
    legs_ = list(islice(legs_of(matrix), MAX_LEGS + 1))
    return None if len(legs_) > MAX_LEGS else legs_
