"""What is known about an exception that counts: whether it is signed, and how old it is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Signature(NamedTuple):
    """A signature that was checked: the key in words, and the commit that it is on, ``None`` for the words alone."""

    key: str
    commit: str | None = None


class Age(NamedTuple):
    """Since when an exception is there, ``None`` where that can't be told, its last day, and the day of the judgement.

    ``commit`` is the one that brought it, ``None`` where its own words say since when.
    """

    since: date | None
    until: date
    as_of: date
    commit: str | None = None
