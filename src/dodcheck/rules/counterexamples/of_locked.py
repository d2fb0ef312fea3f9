"""Counterexamples for the kind `locked`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.locking.manifests import LOCKS, REQUIREMENTS, sort_of
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot, bytes_of

if TYPE_CHECKING:
    from dodcheck.rules.locked import LockedRule

_LOOSE = b"\nplanted>=1\n"


def loosened(rule: LockedRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield a requirement of any version, or a manifest without its lock files; the first that turns the rule."""
    paths = [place.path for place in seen.places]
    required = next((path for path in paths if sort_of(path) == REQUIREMENTS), None)
    locks = {name for path in paths for name in LOCKS.get(name_of(path), ())}
    gone = [path for path in snapshot.files() if name_of(path) in locks]
    tried = [Counterexample(f"{some(gone)} removed", dict.fromkeys(gone))] if gone else []
    if required:
        data = (bytes_of(snapshot, required) or b"") + _LOOSE
        tried.insert(0, Counterexample(f"a requirement of any version added to {required}", {required: data}))
    for one in tried:
        if rule.examine(one.planted_in(snapshot)).outcome is Outcome.FAILS:
            yield one
            return


def taken(rule: LockedRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the repository without the manifests that are not locked, where others are left."""
    paths = list(dict.fromkeys(place.path for place in seen.places))
    one = Counterexample(f"{some(paths)} removed", dict.fromkeys(paths))
    if paths and rule.examine(one.planted_in(snapshot)).outcome is Outcome.HOLDS:
        yield one
