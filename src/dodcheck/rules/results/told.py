"""What a rule about results comes to, before it is evidence."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown


class Told(NamedTuple):
    """An answer: the outcome, one sentence, how many things were looked at and how many of them are as asked.

    ``unknown`` is the reason where the outcome is unknown; ``skipped`` counts what could not be looked at.
    """

    outcome: Outcome
    said: str
    examined: int
    matched: int
    unknown: Unknown | None = None
    skipped: int = 0
    places: tuple[Place, ...] = ()
    basis: Basis = Basis.RECORDED

    def accepted(self, *, stated: bool) -> Told:
        """Return the answer; what holds by the repository's own files alone can't be known, unless that is accepted."""
        if stated or self.outcome is not Outcome.HOLDS or self.basis is not Basis.STATED:
            return self
        said = f"{self.said}, and only the repository's own files say so"
        return self._replace(outcome=Outcome.UNKNOWN, said=said, unknown=Unknown.STATED_ONLY)

    def evidence(self, kind: str, reproduce: str) -> Evidence:
        """Return the evidence that a rule of a kind gives with it."""
        return Evidence(
            kind=kind,
            outcome=self.outcome,
            summary=self.said,
            examined=self.examined,
            matched=self.matched,
            reproduce=reproduce,
            skipped=self.skipped,
            unknown=self.unknown,
            basis=self.basis,
            places=self.places,
        )


def untold(why: Unknown, said: str, basis: Basis = Basis.RECORDED) -> Told:
    """Return the answer that it can't be known."""
    return Told(Outcome.UNKNOWN, said, 0, 0, why, basis=basis)
