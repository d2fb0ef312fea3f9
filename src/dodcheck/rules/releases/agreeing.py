"""Whether two versions are the same, however each is spelled."""

from __future__ import annotations

from dodcheck.supply.versions.order import Order, compare
from dodcheck.supply.versions.release import read_release


def differ(left: str, other: str) -> bool | None:
    """Return whether two versions are different ones, ``None`` where that can't be told."""
    if left == other:
        return False
    first, second = read_release(left), read_release(other)
    if first is None or second is None:
        return None
    match compare(first, second):
        case Order.SAME:
            return False
        case Order.OLDER | Order.NEWER:
            return True
        case Order.UNKNOWN:
            return None
