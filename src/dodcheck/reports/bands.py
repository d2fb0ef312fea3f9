"""The ten verdicts in five bands, for pictures of many tallies."""

from __future__ import annotations

from typing import Final, NamedTuple

from dodcheck.model.verdict import Verdict
from dodcheck.trust.past.history import Tally


class Band(NamedTuple):
    """Verdicts that are one area in a picture: its name, what it means, and the sign it is filled with in a text."""

    name: str
    meaning: str
    sign: str
    verdicts: frozenset[Verdict]

    def count_in(self, tally: Tally) -> int:
        """Return how many criteria of a tally are in the band."""
        return sum(tally[verdict] for verdict in self.verdicts)


BANDS: Final = (
    Band("shown", "shown by evidence", "█", frozenset({Verdict.PROVED, Verdict.READY})),
    Band("excused", "attested, waived, deferred", "▓", frozenset({Verdict.ATTESTED, Verdict.WAIVED, Verdict.DEFERRED})),
    Band("not shown", "nothing shows it", "▒", frozenset({Verdict.UNPROVEN, Verdict.UNOBSERVABLE})),
    Band("open", "work to do", "░", frozenset({Verdict.OPEN})),
    Band("false", "claimed falsely, or broken", "×", frozenset({Verdict.REFUTED, Verdict.BROKEN})),
)
"""From the ground up; every verdict is in one of them."""
