"""Where `@name` stands in a script, an input or another text of a workflow: a use of another kind, or mere words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Place
from dodcheck.rules.pinning.findings import BRANCHES, TAGS
from dodcheck.rules.pinning.scope import Scope
from dodcheck.rules.text import MAX_PLACES, TextRule
from dodcheck.snapshot.protocol import Snapshot


class Mention(NamedTuple):
    """What was seen in words, and the places of the texts."""

    said: str
    places: tuple[Place, ...]


def mentions(snapshot: Snapshot, scope: Scope, names: Sequence[str]) -> Mention | None:
    """Return where one of the names stands behind an ``@`` in a text that is no `uses:` and no image.

    Where that can't be told for each text, it is said too.
    """
    mentioned = (_mention(snapshot, scope, name) for name in names if name not in (TAGS, BRANCHES))
    return next(filter(None, mentioned), None)


def _mention(snapshot: Snapshot, scope: Scope, name: str) -> Mention | None:
    used = {(pin.location.path, pin.location.line) for pin in scope.pins}
    seen = TextRule(literal=f"@{name}", in_=scope.files, max=0, word=True, parsed=True).examine(snapshot)
    if seen.outcome is Outcome.HOLDS:
        return None
    places = tuple(place for place in seen.places if (place.path, place.line) not in used)
    if places:
        return Mention(f"no use is at @{name}, but that stands in other words of {places[0].path}", places)
    if 0 < len(seen.places) < MAX_PLACES:
        return None
    return Mention(f"no use is at @{name}, but not every text is known: {seen.summary}", seen.places)
