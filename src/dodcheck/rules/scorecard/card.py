"""The nouns of a scorecard, and its arithmetic: what can't be told never counts as held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.snapshot.protocol import Snapshot

TOP = 10
"""What an area, and the whole, can reach."""


class Point(NamedTuple):
    """One question: its name, what is so where the answer is yes, the kind that decides it, and the look."""

    name: str
    says: str
    kind: str
    look: Callable[[Snapshot], Evidence]


class Area(NamedTuple):
    """What a scorecard has a row for: its name, its title, a regex of what such rows are called, its points."""

    name: str
    title: str
    called: str
    points: tuple[Point, ...]


class AnsweredPoint(NamedTuple):
    """A point with what was seen."""

    point: Point
    evidence: Evidence

    @property
    def outcome(self) -> Outcome:
        """What was found out."""
        return self.evidence.outcome


@dataclass(frozen=True, slots=True)
class Scored:
    """An area with the answer to each of its points."""

    area: Area
    answers: tuple[AnsweredPoint, ...]

    def of(self, *outcomes: Outcome) -> tuple[AnsweredPoint, ...]:
        """Return the answers of these outcomes."""
        return tuple(answer for answer in self.answers if answer.outcome in outcomes)

    @property
    def held(self) -> int:
        """How many points hold."""
        return len(self.of(Outcome.HOLDS))

    @property
    def untold(self) -> int:
        """How many points can't be told, or could not be looked at."""
        return len(self.of(Outcome.UNKNOWN, Outcome.ERROR))

    @property
    def score(self) -> Fraction:
        """The share of all points that hold, of ``TOP``."""
        return Fraction(TOP * self.held, len(self.answers))

    @property
    def best(self) -> Fraction:
        """What the score were if all that can't be told held."""
        return Fraction(TOP * (self.held + self.untold), len(self.answers))


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The areas that were looked at; the score of the whole is the mean of theirs."""

    areas: tuple[Scored, ...]

    @property
    def score(self) -> Fraction:
        """The mean of the scores, of ``TOP``."""
        return _mean([area.score for area in self.areas])

    @property
    def best(self) -> Fraction:
        """The mean of what the scores were if all that can't be told held."""
        return _mean([area.best for area in self.areas])

    @property
    def answers(self) -> tuple[AnsweredPoint, ...]:
        """Every answer, in order."""
        return tuple(answer for area in self.areas for answer in area.answers)


def scorecard(snapshot: Snapshot, areas: Sequence[Area]) -> Scorecard:
    """Return the answers to every point of these areas; there is at least one, and none is without points."""
    return Scorecard(
        tuple(
            Scored(area, tuple(AnsweredPoint(point, point.look(snapshot)) for point in area.points)) for area in areas
        )
    )


def score_in_words(score: Fraction) -> str:
    """Return a score with one decimal place, cut off: what is shown as 7/10 has reached it."""
    tenths = score.numerator * 10 // score.denominator
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}/{TOP}" if rest else f"{whole}/{TOP}"


def _mean(scores: Sequence[Fraction]) -> Fraction:
    return sum(scores, Fraction(0)) / len(scores)
