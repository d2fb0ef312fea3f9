"""The places that a rule about pins looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.model import Unread
from dodcheck.workflows.pins.collect import collect_pins
from dodcheck.workflows.pins.pin import Kind, Pin, State

EVERYWHERE = ("**",)
"""Every workflow and every action of the repository."""


class Scope(NamedTuple):
    """The files that were read, those not evaluated, and the places in them."""

    files: tuple[str, ...]
    unread: tuple[Unread, ...]
    pins: tuple[Pin, ...]

    @property
    def needing(self) -> tuple[Pin, ...]:
        """The places that need a pin, were nothing allowed."""
        return tuple(pin for pin in self.pins if pin.state() is not State.FREE)

    @property
    def damaged(self) -> Unread | None:
        """A file that git itself can't read."""
        return next((unread for unread in self.unread if unread.damaged), None)


def everywhere(snapshot: Snapshot, *, images: bool) -> Scope:
    """Return what stands in every workflow and action; images beside `image:` only where they are asked for."""
    pins = collect_pins(snapshot)
    kinds = frozenset(Kind) if images else frozenset(Kind) - {Kind.IMAGE}
    return Scope(pins.files, pins.unread, tuple(pin for pin in pins.pins if pin.kind in kinds))


def within(snapshot: Snapshot, whole: Scope, globs: Sequence[str]) -> Scope:
    """Return what of it stands in the files that the globs match."""
    if tuple(globs) == EVERYWHERE:
        return whole
    inside = {path for glob in globs for path in snapshot.glob(glob)}
    return Scope(
        tuple(path for path in whole.files if path in inside),
        tuple(unread for unread in whole.unread if unread.path in inside),
        tuple(pin for pin in whole.pins if pin.location.path in inside),
    )
