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
    places = {old.criterion: place for old, place in reversed(before.entries)}
    for attestation, at in comparison.case.attestations.entries:
        subject = ids.get(attestation.criterion, attestation.criterion)
        same = replace(attestation, criterion=subject)
        alike = (old for old in before.of(subject) if _say_the_same(old, same))
        lasted = any(attestation.expires <= old.expires for old in alike)
        if attestation.expires < comparison.case.caller.as_of or lasted or attestation in judges.signed:
            continue
        message = f"`{subject}` is attested until {attestation.expires}"
        detail = "it was attested otherwise" if subject in places else "it was not attested"
        why = f", but it {judges.unsigned(attestation)}" if attestation.signature else ""
        yield Weakening(
            Weakens.ATTESTED, subject, message, places.get(subject), at, f"{detail}; now by {attestation.by}{why}"
        )


def _say_the_same(old: Attestation, new: Attestation) -> bool:
    """Return whether two say the same, however long; a signature may come, and may be made anew."""
    signed = bool(new.signature) or not old.signature
    return signed and replace(old, expires=new.expires, signature=new.signature) == new
