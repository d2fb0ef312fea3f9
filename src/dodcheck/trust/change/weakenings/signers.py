"""Keys that may sign attestations from now on, or may sign more."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.location import Location
from dodcheck.signatures.signers import Signer
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens

_SHOWN = 80


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every line that lets somebody sign what no line of the base lets them sign."""
    before, after = (case.attestations.signers for case in (judges.comparison.base.case, judges.comparison.case))
    for entry in after.entries:
        alike = before.lines_of_key(entry.key)
        if any(_as_strict(entry, old) for old in alike):
            continue
        message = f"`{entry.principals[:_SHOWN]}` may sign attestations with {entry.key.fingerprint}"
        detail = "before, the key could sign less" if alike else "before, the key could sign nothing"
        subject = entry.key.fingerprint.partition(" ")[2]
        was = Location(before.path or "", alike[0].line) if alike else None
        yield Weakening(Weakens.SIGNER, subject, message, was, Location(after.path or "", entry.line), detail)


def _as_strict(new: Signer, old: Signer) -> bool:
    """Return whether a line lets nobody sign what another of the same key does not."""
    narrower = old.namespaces is None or new.namespaces == old.namespaces
    later = old.after is None or (new.after is not None and new.after >= old.after)
    sooner = old.before is None or (new.before is not None and new.before <= old.before)
    return narrower and later and sooner and _names_fewer(new.principals, old.principals)


def _names_fewer(new: str, old: str) -> bool:
    now, was = set(new.split(",")), set(old.split(","))
    taken_out = {name for name in was if name.startswith("!")}
    return taken_out <= now and {name for name in now if not name.startswith("!")} <= was
