"""What workflows run of the repository itself that a rule about pins does not look at: its local actions."""

from __future__ import annotations

from dodcheck.rules.pinning.scope import EVERYWHERE, Scope, scope_of
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Snapshot

_HERE = "./"


def beyond(snapshot: Snapshot, scope: Scope, *, images: bool) -> Scope:
    """Return the files outside a scope that what is in it runs, and what those run in turn, with their places."""
    whole = scope_of(snapshot, EVERYWHERE, images=images)
    left = [*(path for path in whole.files if path not in scope.files), *(one.path for one in whole.unread)]
    reached: set[str] = set()
    waiting = list(scope.pins)
    while left and waiting:
        text = waiting.pop().text.strip()
        place = normalise(text) if text.startswith(_HERE) else None
        new = {path for path in left if place in (path, folder_of(path))} - reached
        reached |= new
        waiting += [pin for pin in whole.pins if pin.location.path in new]
    return Scope(
        tuple(path for path in whole.files if path in reached),
        tuple(one for one in whole.unread if one.path in reached),
        tuple(pin for pin in whole.pins if pin.location.path in reached),
    )
