"""What workflows run of the repository itself that a rule about pins does not look at: its local actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dodcheck.rules.pinning.scope import Scope
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.workflows.pins.pin import Pin

_HERE = "./"


def beyond(whole: Scope, scope: Scope) -> Scope:
    """Return what is outside a scope and is run by what is in it, or by what is run so, with its places."""
    outside = {*whole.files, *(unread.path for unread in whole.unread)}.difference(scope.files)
    if not outside:
        return Scope((), (), ())
    reached = _reached(_by_place(outside), whole, scope.pins)
    return Scope(
        tuple(path for path in whole.files if path in reached),
        tuple(unread for unread in whole.unread if unread.path in reached),
        tuple(pin for pin in whole.pins if pin.location.path in reached),
    )


def _by_place(paths: Iterable[str]) -> dict[str, set[str]]:
    """Return the files by what may name them: their path, and their folder."""
    by_path = defaultdict[str, set[str]](set)
    for path in paths:
        by_path[path].add(path)
        by_path[folder_of(path)].add(path)
    return by_path


def _reached(files: dict[str, set[str]], whole: Scope, run: Iterable[Pin]) -> set[str]:
    """Return the files to which local uses lead, from one to the next; takes each place out of ``files`` once."""
    uses = defaultdict[str, list[Pin]](list)
    for pin in whole.pins:
        uses[pin.location.path].append(pin)
    reached: set[str] = set()
    waiting = list(_places(run))
    while waiting:
        new = files.pop(waiting.pop(), set()) - reached
        reached |= new
        waiting += _places(pin for path in new for pin in uses[path])
    return reached


def _places(pins: Iterable[Pin]) -> Iterator[str]:
    for pin in pins:
        text = pin.text.strip()
        place = normalise(text) if text.startswith(_HERE) else None
        if place:
            yield place
