"""The kind `posture`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from dodcheck.documents.quantities import Quantity
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.base import Counterexample
from dodcheck.rules.metrics.bound import BOUND, Bound
from dodcheck.rules.options import Asks, OptionError, OptionType, option
from dodcheck.rules.types import TEXTS
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.scorecard.card import AnsweredPoint, Scorecard

NAMES = ("updates", "ci", "permissions", "sbom", "secrets")
"""The areas of the scorecard."""

MAX_PLACES = 50
"""So many places are kept as evidence."""


def _areas(value: object) -> tuple[str, ...]:
    names: tuple[str, ...] = TEXTS.read(value)
    strange = next((name for name in names if name not in NAMES), None)
    if strange is not None:
        raise OptionError(f"takes {', '.join(NAMES)}, which `{strange[:80]}` is not")
    return tuple(dict.fromkeys(names))


AREA = OptionType(TEXTS.schema, _areas)


@dataclass(frozen=True, slots=True)
class PostureRule:
    """The security posture reaches a score, by what evidence decides.

    The score is that of `dodcheck posture`: each area is made of points that other kinds of evidence decide, its score
    is the share of its points that hold, of 10, and that of the whole is the mean of the areas. What can't be told
    never counts as held. Holds when the score is reached. Fails when it were missed even if all that can't be told
    held. Else it can't be known. No document's score is looked at: that is the kind `metric`.
    """

    kind: ClassVar[str] = "posture"
    example: ClassVar[str] = "posture: {at_least: 7/10, area: [ci, permissions, secrets]}"

    at_least: Bound = option(BOUND, "The score to reach: `7/10`, `70%`.", asks=Asks.FLOOR)
    area: tuple[str, ...] = option(AREA, f"The areas that count: {', '.join(NAMES)}; all unless told.", default=())

    def __post_init__(self) -> None:
        wanted = self.at_least.quantity
        if wanted.exact is None or wanted.unit or wanted.exact < 0 or share(wanted) > 1:
            raise OptionError(f"at_least takes a score such as 7/10 or 70%, which `{self.at_least}` is not")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the score is reached."""
        from dodcheck.rules.scorecard.areas import AREAS, BY_NAME  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.rules.scorecard.card import scorecard  # noqa: PLC0415 - lazy: the same

        areas = [BY_NAME[name] for name in self.area] if self.area else AREAS
        return self._evidence(scorecard(snapshot, areas))

    def _evidence(self, card: Scorecard) -> Evidence:
        from dodcheck.rules.scorecard.card import TOP, score_in_words  # noqa: PLC0415 - lazy: the same

        wanted = share(self.at_least.quantity) * TOP
        open_ = [answer for answer in card.answers if answer.outcome is Outcome.UNKNOWN]
        failing = [answer for answer in card.answers if answer.outcome is Outcome.FAILS]
        broken = next((answer for answer in card.answers if answer.outcome is Outcome.ERROR), None)
        message = f"the posture is {score_in_words(card.score)}; {self.at_least} is asked"
        if broken:
            return self._as_evidence(card, Outcome.ERROR, broken.evidence.summary, [broken])
        if card.score >= wanted:
            held = [answer for answer in card.answers if answer.outcome is Outcome.HOLDS]
            return self._as_evidence(card, Outcome.HOLDS, f"the posture is {score_in_words(card.score)}", held)
        if card.best < wanted:
            return self._as_evidence(card, Outcome.FAILS, f"{message}{_first(failing)}", failing)
        first = open_[0]
        untold = f"{message}, and {len(open_)} of {len(card.answers)} points can't be told{_first(open_)}"
        return self._as_evidence(card, Outcome.UNKNOWN, untold, open_, first.evidence.unknown)

    def _as_evidence(
        self,
        card: Scorecard,
        outcome: Outcome,
        summary: str,
        shown: Sequence[AnsweredPoint],
        why: Unknown | None = None,
    ) -> Evidence:
        places = dict.fromkeys(place for answered_point in shown for place in answered_point.evidence.places[:5])
        area = f" --area {' --area '.join(self.area)}" if self.area else ""
        return Evidence(
            kind=self.kind,
            outcome=outcome,
            summary=summary,
            examined=len(card.answers),
            matched=sum(answer.outcome is Outcome.HOLDS for answer in card.answers),
            reproduce=f"dodcheck posture{area}",
            skipped=sum(answered_point.evidence.skipped for answered_point in shown) if why else 0,
            unknown=why,
            places=tuple(places)[:MAX_PLACES] or (Place(".github"),),
        )

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a tree in which fewer points hold."""
        from dodcheck.rules.counterexamples import of_posture  # noqa: PLC0415 - lazy: only the self-test asks

        return of_posture.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._what()} reaches {self.at_least}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self._what()} falls below {self.at_least}"

    def _what(self) -> str:
        names = ", ".join(self.area)
        return f"the posture in {names}" if names else "the posture"


def share(wanted: Quantity) -> Fraction:
    """Return a score as a share of what can be reached; a number without a scale is of 10."""
    return (wanted.low or Fraction(0)) / (wanted.top or 10)


def _first(answers: Sequence[AnsweredPoint]) -> str:
    if not answers:
        return ""
    return f"; first: {answers[0].point.says}: {answers[0].evidence.summary}"
