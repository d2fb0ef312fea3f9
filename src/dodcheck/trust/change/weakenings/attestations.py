"""Attestations that are new, say something else, or last longer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every attestation of which there was none like it, or none that lasted as long."""
    told = judges.told
    before = told.base.case.attestations
    ids = {pair.after.id: pair.before.id for pair in told.pairs.kept}
    places = {one.criterion: place for one, place in reversed(before.entries)}
    for one, at in told.case.attestations.entries:
        subject = ids.get(one.criterion, one.criterion)
        same = replace(one, criterion=subject)
        alike = (old for old in before.of(subject) if replace(old, expires=one.expires) == same)
        if one.expires < told.case.caller.as_of or any(one.expires <= old.expires for old in alike):
            continue
        said = f"`{subject}` is attested until {one.expires}"
        detail = "it was attested otherwise" if subject in places else "it was not attested"
        yield Weakening(Weakens.ATTESTED, subject, said, places.get(subject), at, f"{detail}; now by {one.by}")
