"""What is rendered: the pins of a snapshot, and how its places group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.workflows.pins.pin import Kind, Pin, State
from dodcheck.workflows.pins.survey import PinSurvey, owner_of
from dodcheck.workflows.pins.version import VersionComment
from dodcheck.workflows.pins.way import Way

WAYS: Mapping[Way, str] = {
    Way.COMMIT: "full commit id",
    Way.DIGEST: "digest",
    Way.SHORT_COMMIT: "shortened commit id",
    Way.TAG: "tag",
    Way.BRANCH: "branch",
    Way.NAME: "tag or branch",
    Way.NONE: "no version",
    Way.EXPRESSION: "an expression",
    Way.ELSEWHERE: "a folder that another checkout brings",
    Way.LOCAL: "of this repository",
    Way.DOCKERFILE: "built from this repository",
}
"""Each way in words."""


class PinsReport(NamedTuple):
    """The pins, and the snapshot they are of."""

    survey: PinSurvey
    snapshot: SnapshotFacts


class PinGroup(NamedTuple):
    """Places that name the same thing in the same way; ``text`` is what stands in the first."""

    text: str
    way: Way
    kind: Kind
    pins: tuple[Pin, ...]


class ActionOwner(NamedTuple):
    """An owner, how many places trust it, and how many of those are pinned."""

    name: str
    places: int
    pinned: int


def groups(pins: Iterable[Pin]) -> tuple[PinGroup, ...]:
    """Return the places by what they name, the most places first."""
    found: dict[tuple[str, str, Kind], list[Pin]] = {}
    for pin in pins:
        found.setdefault((pin.subject.lower(), pin.named.ref, pin.kind), []).append(pin)
    made = (PinGroup(same[0].text, same[0].way, same[0].kind, tuple(same)) for same in found.values())
    return tuple(sorted(made, key=lambda one: (-len(one.pins), one.text.lower())))


def owners(survey: PinSurvey) -> tuple[ActionOwner, ...]:
    """Return whom places trust that need a pin, those with the most unpinned places first."""
    found: dict[str, list[Pin]] = {}
    for pin in survey.pins:
        if pin.state() is not State.FREE:
            found.setdefault(owner_of(pin).lower(), []).append(pin)
    made = (ActionOwner(owner_of(pins[0]), len(pins), sum(map(_is_pinned, pins))) for pins in found.values())
    return tuple(sorted(made, key=lambda one: (one.pinned - one.places, -one.places, one.name)))


def _is_pinned(pin: Pin) -> bool:
    return pin.state() is State.PINNED


def pins_without_version(survey: PinSurvey) -> tuple[Pin, ...]:
    """Return the places pinned to a commit whose comment names no version."""
    silent = (VersionComment.NOTHING, VersionComment.OTHER)
    return tuple(pin for pin in survey.pins if pin.way is Way.COMMIT and pin.comment_kind in silent)


def pins_with_moving_version(survey: PinSurvey) -> tuple[Pin, ...]:
    """Return the places pinned to a commit whose comment names a version that moves, such as `v4`."""
    return tuple(pin for pin in survey.pins if pin.way is Way.COMMIT and pin.comment_kind is VersionComment.MOVING)


def verdict(survey: PinSurvey) -> str:
    """Return in one clause why the gate passes or blocks."""
    if survey.passed:
        pinned, free = len(survey.of(State.PINNED)), len(survey.of(State.FREE))
        if not pinned and not free:
            return f"{counted(len(survey.files), 'file')} evaluated, and nothing is used"
        also = f", {free:,} {'needs' if free == 1 else 'need'} no pin" if free else ""
        return f"{counted(pinned, 'place')} {'is' if pinned == 1 else 'are'} pinned{also}"
    parts = (
        (len(survey.of(State.UNPINNED)), "place", "not pinned"),
        (len(survey.of(State.UNTOLD)), "place", "that can't be told"),
        (len(survey.unread), "file", "not evaluated"),
    )
    return ", ".join(f"{counted(count, noun)} {said}" for count, noun, said in parts if count)
