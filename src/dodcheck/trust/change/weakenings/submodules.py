"""Files that become the business of another repository."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.location import Location
from dodcheck.snapshot.protocol import Presence
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every submodule that stands where this repository had files of its own."""
    before, after = judges.comparison.base.case.snapshot, judges.comparison.case.snapshot
    for path in sorted(set(after.submodules()) - set(before.submodules())):
        if before.presence(path) in (Presence.FILE, Presence.FOLDER):
            sentence, detail = f"`{path}` is a submodule now", "its files belong to another repository"
            yield Weakening(Weakens.SUBMODULE, path, sentence, Location(path), Location(path), detail)
