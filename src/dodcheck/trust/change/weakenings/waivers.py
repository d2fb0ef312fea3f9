"""Exceptions that are new, or last longer."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every waiver that excuses what was not excused, or for longer."""
    comparison = judges.comparison
    ids = {pair.after.id: pair.before.id for pair in comparison.pairs.kept}
    places = {waiver.criterion: place for waiver, place in reversed(comparison.base.case.waivers.entries)}
    for waiver, at in comparison.case.waivers.entries:
        subject = ids.get(waiver.criterion, waiver.criterion)
        lasted = max((waiver.expires for waiver in comparison.base.case.waivers.of(subject)), default=None)
        if waiver.expires < comparison.case.caller.as_of or (lasted and waiver.expires <= lasted):
            continue
        message = f"`{subject}` is excused until {waiver.expires}"
        detail = f"it was excused until {lasted}" if lasted else "it was not excused"
        yield Weakening(Weakens.WAIVED, subject, message, places.get(subject), at, detail)
