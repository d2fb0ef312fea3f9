"""What a library comes to: whether the three agree, its version is known, and it is not too old."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dodcheck.supply.versions.library import Library
from dodcheck.supply.versions.order import Behind
from dodcheck.supply.versions.sides import Side, versions_of
from dodcheck.supply.versions.stated_version import Pinning, StatedVersion


class State(StrEnum):
    """What a library comes to, the worst first; ``AGREES`` where nothing is known that is newer, or not newer."""

    DISAGREES = "disagrees"
    UNPINNED = "unpinned"
    UNKNOWN = "unknown"
    BEHIND = "behind"
    AGREES = "agrees"
    CURRENT = "current"


class VersionRemark(NamedTuple):
    """What is to be said of a library.

    ``code`` is stable; ``message`` a clause that follows its name; ``state`` what the library comes to for it alone.
    ``blocks`` tells what can't pass from what is only said. ``line`` is that of the table, from 1.
    """

    code: str
    state: State
    message: str
    blocks: bool = True
    line: int | None = None


class Limits(NamedTuple):
    """What is allowed; ``None`` allows anything.

    ``max_age`` are days since the release of a version, ``max_behind`` is how far behind the newest one is too far.
    ``stale_after`` are the days for which a file of newest versions counts.
    ``strict`` lets nothing pass that is behind or not known to be current.
    """

    max_age: int | None = None
    max_behind: Behind | None = None
    stale_after: int = 92
    strict: bool = False


class JudgedLibrary(NamedTuple):
    """A library with its current and newest version, its day and age in days, and all that is to be said of it.

    ``day_is_stated`` where only the table tells the day.
    """

    library: Library
    current: StatedVersion
    latest: StatedVersion | None
    day: date | None
    age: int | None
    remarks: tuple[VersionRemark, ...]
    behind: bool | None = None
    day_is_stated: bool = False

    @property
    def alone(self) -> bool:
        """Whether nothing but the table tells its version: then there is nothing that it could agree with."""
        sides = [side for side, version in versions_of(self.library) if version.told is Pinning.PINNED]
        return sides == [Side.TABLE]

    @property
    def state(self) -> State:
        """The worst state of its remarks; without any it is current only where the newest version is known."""
        states = [remark.state for remark in self.remarks]
        found = next((one for one in State if one in states), None)
        return found or (State.AGREES if self.behind is None else State.CURRENT)

    @property
    def blocking(self) -> tuple[VersionRemark, ...]:
        """The remarks that keep it from passing."""
        return tuple(remark for remark in self.remarks if remark.blocks)
