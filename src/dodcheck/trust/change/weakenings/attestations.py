"""Attestations that are new, say something else, last longer, or are signed no more.

One that is signed by a key of the base is the word of somebody whom the base trusts: it asks for no less.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dodcheck.model.exception import Attestation
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every attestation of which there was none like it, or none that lasted as long."""
    comparison = judges.comparison
    before = comparison.base.case.attestations
    ids = {pair.after.id: pair.before.id for pair in comparison.pairs.kept}
    places = {one.criterion: place for one, place in reversed(before.entries)}
    for one, at in comparison.case.attestations.entries:
        subject = ids.get(one.criterion, one.criterion)
        same = replace(one, criterion=subject)
        alike = (old for old in before.of(subject) if _alike(old, same))
        lasted = any(one.expires <= old.expires for old in alike)
        if one.expires < comparison.case.caller.as_of or lasted or one in judges.signed:
            continue
        said = f"`{subject}` is attested until {one.expires}"
        detail = "it was attested otherwise" if subject in places else "it was not attested"
        why = f", but it {judges.unsigned(one)}" if one.signature else ""
        yield Weakening(Weakens.ATTESTED, subject, said, places.get(subject), at, f"{detail}; now by {one.by}{why}")


def _alike(old: Attestation, new: Attestation) -> bool:
    """Return whether two say the same, however long; a signature may come, and may be made anew."""
    signed = bool(new.signature) or not old.signature
    return signed and replace(old, expires=new.expires, signature=new.signature) == new
