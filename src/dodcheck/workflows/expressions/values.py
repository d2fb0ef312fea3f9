"""The values of expressions, known and unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, Flag, auto


class Unknown(Flag):
    """A value that is only known while a workflow runs: what may become of it.

    It may count as true, count as false, or never come about, because working it out fails.
    """

    TRUTHY = auto()
    FALSY = auto()
    ERROR = auto()


UNKNOWN = Unknown.TRUTHY | Unknown.FALSY
"""A value of which nothing is known but that there is one."""
RISKY = UNKNOWN | Unknown.ERROR
"""A value of which nothing is known, not even that there is one."""


@dataclass(frozen=True, slots=True, eq=False)
class Array:
    """A list. As on GitHub, one is equal to itself alone."""

    items: tuple[Known, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Filtered(Array):
    """What a filter (`*`) yields: an index is applied to each of the items, not to the list."""


@dataclass(frozen=True, slots=True, eq=False)
class Object:
    """Members by name; no two differ in case alone. As on GitHub, one is equal to itself alone."""

    members: Mapping[str, Known]

    def member(self, name: str) -> Known:
        """Return a member, whatever the case of its name; null where there is none."""
        own = name.lower()
        return next((value for key, value in self.members.items() if key.lower() == own), None)

    def has(self, name: str) -> bool:
        """Return whether there is a member of a name."""
        own = name.lower()
        return any(key.lower() == own for key in self.members)


Plain = float | str | bool | None
Known = Plain | Array | Object
Value = Known | Unknown


class Truth(Enum):
    """Whether a condition holds."""

    YES = auto()
    NO = auto()
    UNSURE = auto()


def outcomes(value: Value) -> Unknown:
    """Return what may become of a value, known or not: null, false, 0, NaN and the empty text count as false."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Array | Object):
        return Unknown.TRUTHY
    is_number = isinstance(value, float) and value == value  # noqa: PLR0124 - NaN alone differs from itself
    return Unknown.TRUTHY if value and (is_number or not isinstance(value, float)) else Unknown.FALSY


def truth_of(value: Value) -> Truth:
    """Return whether a value counts as true."""
    match outcomes(value):
        case Unknown.TRUTHY:
            return Truth.YES
        case Unknown.FALSY:
            return Truth.NO
        case _:
            return Truth.UNSURE


def failing(*values: Value) -> bool:
    """Return whether working out one of some values may fail."""
    return any(isinstance(value, Unknown) and Unknown.ERROR in value for value in values)
