"""Comments of which one at least must be wrong: all that can be known of them without a network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.workflows.pins.pin import Pin
from dodcheck.workflows.pins.version import VersionComment, versions_agree
from dodcheck.workflows.pins.way import Way


class Disagreement(NamedTuple):
    """Two places that can't both be right, the one first that stands first, and what they say in one clause."""

    first: Pin
    other: Pin
    message: str


def disagreements(pins: Sequence[Pin]) -> tuple[Disagreement, ...]:
    """Return where one commit has two versions, and where one version of one action has two commits.

    Each is told once for a commit or a version. A version that moves, such as `v4`, may well have two commits.
    """
    told = [
        pin
        for pin in pins
        if pin.way is Way.COMMIT and pin.comment_kind in (VersionComment.EXACT, VersionComment.MOVING)
    ]
    return (*_of_commits(told), *_of_versions(told))


def _of_commits(pins: Sequence[Pin]) -> Iterator[Disagreement]:
    seen: dict[tuple[str, str], Pin] = {}
    done: set[tuple[str, str]] = set()
    for pin in pins:
        key = (_repository(pin), pin.named.ref.lower())
        first = seen.setdefault(key, pin)
        if key not in done and not versions_agree(_version(first), _version(pin)):
            done.add(key)
            message = f"one commit of {_repository(pin)} is called both {_version(first)} and {_version(pin)}"
            yield Disagreement(first, pin, message)
        elif first.comment_kind is VersionComment.MOVING:
            seen[key] = pin


def _of_versions(pins: Sequence[Pin]) -> Iterator[Disagreement]:
    seen: dict[tuple[str, str], Pin] = {}
    done: set[tuple[str, str]] = set()
    for pin in pins:
        if pin.comment_kind is not VersionComment.EXACT:
            continue
        # One repository may release several actions, each with versions of its own.
        key = (pin.named.name.lower(), _version(pin).lower().lstrip("v"))
        first = seen.setdefault(key, pin)
        if key not in done and first.named.ref.lower() != pin.named.ref.lower():
            done.add(key)
            yield Disagreement(first, pin, f"{_version(pin)} of {pin.named.name} stands beside two commits")


def _repository(pin: Pin) -> str:
    return "/".join(pin.named.name.lower().split("/")[:2])


def _version(pin: Pin) -> str:
    return pin.version or ""
