"""Catalogues of invariants that rate one differently in two places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Judgement
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


def rated_differently(snapshot: Snapshot, judgements: Iterable[Judgement]) -> Iterator[Notice]:
    """Yield a notice for each such invariant of the catalogues that the judgements rest on."""
    seen = (part for judgement in judgements for part in judgement.evidence.flattened() if part.kind == "invariants")
    paths = {place.path for part in seen for place in part.places if place.path.lower().endswith(".md")}
    for path in sorted(paths):
        yield from _notices_in(snapshot, path)


def _notices_in(snapshot: Snapshot, path: str) -> Iterator[Notice]:
    from dodcheck.documents.invariants.catalogue import read_catalogue  # noqa: PLC0415 - lazy: few reports need it
    from dodcheck.documents.text import UndecodableError  # noqa: PLC0415 - lazy: the same

    try:
        catalogue = read_catalogue(snapshot.read(path))
    except (UnreadableError, UndecodableError):
        return
    for invariant in catalogue.invariants:
        if invariant.differing:
            low, high = (
                (rating, rating.verified.word) for rating in invariant.differing if rating.verified is not None
            )
            elsewhere = Location(path, high[0].line)
            message = f"{invariant.name} is {low[1]} here, and {high[1]} on line {high[0].line}; the weaker counts"
            yield Notice("contradiction", Location(path, low[0].line), message, elsewhere)
