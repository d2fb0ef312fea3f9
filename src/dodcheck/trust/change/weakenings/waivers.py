"""Exceptions that are new, or last longer."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every waiver that excuses what was not excused, or for longer."""
    told = judges.told
    ids = {pair.after.id: pair.before.id for pair in told.pairs.kept}
    places = {one.criterion: place for one, place in reversed(told.base.case.waivers.entries)}
    for waiver, at in told.case.waivers.entries:
        subject = ids.get(waiver.criterion, waiver.criterion)
        lasted = max((one.expires for one in told.base.case.waivers.of(subject)), default=None)
        if waiver.expires < told.case.caller.as_of or (lasted and waiver.expires <= lasted):
            continue
        said = f"`{subject}` is excused until {waiver.expires}"
        detail = f"it was excused until {lasted}" if lasted else "it was not excused"
        yield Weakening(Weakens.WAIVED, subject, said, places.get(subject), at, detail)
