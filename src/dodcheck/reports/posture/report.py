"""What `dodcheck posture` tells, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.model.evidence import Outcome
from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.rules.metrics.bound import Bound
from dodcheck.rules.posture import share
from dodcheck.rules.scorecard.card import TOP, Scorecard, Scored, score_in_words
from dodcheck.rules.scorecard.stated import Stated

WORDS: Mapping[Outcome, str] = {
    Outcome.HOLDS: "holds",
    Outcome.FAILS: "fails",
    Outcome.UNKNOWN: "can't tell",
    Outcome.ERROR: "not read",
}
"""What is said of a point."""


class PostureReport(NamedTuple):
    """The scorecard, the snapshot it is of, the score that is asked for, and what a document says beside it."""

    card: Scorecard
    snapshot: SnapshotFacts
    minimum: Bound | None = None
    document: str | None = None
    stated: tuple[Stated, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the score that is asked for is reached; nothing blocks where none is."""
        if self.minimum is None:
            return True
        broken = any(point.outcome is Outcome.ERROR for point in self.card.answers)
        return not broken and self.card.score >= share(self.minimum.quantity) * TOP

    @property
    def untold_points(self) -> int:
        """How many points can't be told."""
        return sum(scored.untold for scored in self.card.areas)


def stated_for_area(report: PostureReport, area: Scored) -> tuple[Stated, ...]:
    """Return what the document says of an area."""
    return tuple(stated for stated in report.stated if stated.area == area.area.name)


def undecided(report: PostureReport) -> tuple[Stated, ...]:
    """Return the numbers of the document that no area decides."""
    return tuple(stated for stated in report.stated if stated.area is None)


def counts(area: Scored) -> str:
    """Return how many points of an area hold, and how many can't be told."""
    untold = f", {area.untold} can't be told" if area.untold else ""
    return f"{area.held} of {counted(len(area.answers), 'point')} hold{untold}"


def verdict(report: PostureReport) -> str:
    """Return in one clause what the score is, of how many points, and what it might be."""
    card = report.card
    whole = "the mean of " if len(card.areas) > 1 else ""
    said = f"{score_in_words(card.score)}, {whole}{counted(len(card.areas), 'area')}"
    if report.untold_points:
        said += f"; {report.untold_points} of {counted(len(card.answers), 'point')} can't be told"
    if report.minimum is not None:
        said += f"; {report.minimum} is asked"
    return said
