"""The pins of a repository with what follows from them: what needs a pin and has none, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.model import Unread
from dodcheck.workflows.pins.collect import collect_pins
from dodcheck.workflows.pins.disagreements import Disagreement, disagreements
from dodcheck.workflows.pins.pin import Kind, Pin, State
from dodcheck.workflows.pins.pinned_names import DOCKER
from dodcheck.workflows.pins.way import Way

IMAGES = frozenset({Kind.DOCKER, Kind.IMAGE})
"""Kinds that are images."""

NO_OWNER = "(no owner)"
"""Stands for the owner of an image that has none, such as `node`."""

CHECKOUT = "./ (another checkout)"
"""Stands for the owner of what another checkout brings."""


class FileCount(NamedTuple):
    """What one file takes: actions and workflows, images, and how many of either are not pinned.

    ``unpinned`` counts `uses:` of actions and workflows of other repositories without a full commit id, an expression
    behind the ``@`` too, and whatever is allowed; ``unpinned_images`` counts images without a digest. What stands in a
    job or a step that never runs is counted in ``idle`` instead.
    """

    path: str
    uses: int
    unpinned: int
    images: int
    unpinned_images: int
    idle: int


@dataclass(frozen=True, slots=True)
class PinSurvey:
    """The files that were read, those not evaluated, every place, and the owners and names that need no pin."""

    files: tuple[str, ...]
    unread: tuple[Unread, ...]
    pins: tuple[Pin, ...]
    allow: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every file was evaluated and every place is pinned or needs no pin."""
        return not self.unread and not self.of(State.UNPINNED) and not self.of(State.UNTOLD)

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Comments of which one at least is wrong."""
        return disagreements(self.pins)

    @property
    def idle(self) -> tuple[str, ...]:
        """The allowances that excuse nothing."""
        loose = [pin for pin in self.pins if pin.state() in (State.UNPINNED, State.UNTOLD)]
        return tuple(allowed for allowed in self.allow if not any(pin.is_of(allowed) for pin in loose))

    def of(self, state: State) -> tuple[Pin, ...]:
        """Return the places of a state, in the order of the files."""
        return tuple(pin for pin in self.pins if pin.state(self.allow) is state)

    def ways(self) -> Mapping[Way, int]:
        """Return how many places are pinned in each way."""
        counted = Counter(pin.way for pin in self.pins)
        return {way: counted[way] for way in Way}

    def counts(self) -> tuple[FileCount, ...]:
        """Return what each file that was read takes."""
        by_file: dict[str, list[Pin]] = {path: [] for path in self.files}
        for pin in self.pins:
            by_file[pin.location.path].append(pin)
        return tuple(_counted(path, pins) for path, pins in by_file.items())


def survey(snapshot: Snapshot, allow: tuple[str, ...] = ()) -> PinSurvey:
    """Return the pins of a snapshot."""
    pins = collect_pins(snapshot)
    return PinSurvey(pins.files, pins.unread, pins.pins, allow)


def owner_of(pin: Pin) -> str:
    """Return whom a place trusts: the owner of an action, the registry and owner of an image."""
    if pin.kind in IMAGES:
        return f"{DOCKER}{pin.named.owner or NO_OWNER}"
    return CHECKOUT if pin.way is Way.ELSEWHERE else pin.named.owner or NO_OWNER


def is_loose(pin: Pin) -> bool:
    """Return whether a place may mean other bytes tomorrow, allowed or not."""
    return pin.state() is State.UNPINNED or pin.way is Way.EXPRESSION


def _counted(path: str, pins: list[Pin]) -> FileCount:
    images = [pin for pin in pins if pin.kind in IMAGES]
    uses = [pin for pin in pins if pin.kind not in IMAGES]
    idle = sum(pin.idle and is_loose(pin) for pin in pins)
    return FileCount(path, len(uses), _loose(uses), len(images), _loose(images), idle)


def _loose(pins: list[Pin]) -> int:
    return sum(is_loose(pin) and not pin.idle for pin in pins)
