"""The kind `metric`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.documents.metric_columns import Column, column_of
from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.metrics.bound import BOUND, Bound
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.types import DOCUMENT, FLAG, TEXT, choice
from dodcheck.snapshot.protocol import Snapshot

MEAN, SUM, EACH = "mean", "sum", "each"


@dataclass(frozen=True, slots=True)
class MetricRule:
    """A number in a Markdown document reaches its target.

    Looks at tables with a column of what is so now (Current, Actual, Score, Value …) and at lines such as
    `Overall: 5.2/10`. A column or line called Target, Goal, Threshold, Baseline or the like is never what is so now,
    and neither is `TBD`, `N/A`, `??? (unknown)`, `not 90%` or `90% once …`, nor what is quoted or an
    example. `row` names the row or line, or the heading above the total; without it the one total there counts.
    A total or mean is made again from its rows (weighted where a
    column tells weights): one that does not follow from them is a false number and fails, and what they make decides.
    Of a range such as `70-75%`, `at_least` needs the lower end and `at_most` the upper one; `52%` and `7/10` compare as
    shares. A bound `<1%` is not met by 1 %. Fails when the bound is missed, and when the document is missing. What
    holds is a document's own word: it can't be known by that alone, unless `accept_stated` is given. Can't be known
    either when no document is named, when nothing there is called so, when no column tells what is so now, when the
    cell holds no number, when the numbers are on two scales, when several rows fit and differ, when only rows fit that
    say more than `row` (`Coverage gap`), when only shares without a total are told, and when a total is made in
    another way (`Overall (minimum)`).
    """

    kind: ClassVar[str] = "metric"
    example: ClassVar[str] = "metric: {document: docs/SECURITY.md, row: Security posture, at_least: 7/10}"

    document: str | None = option(
        DOCUMENT, "The Markdown document that tells the number. Without one, nothing measures it.", default=None
    )
    section: str | None = option(TEXT, "Only below headings that speak of this.", default=None)
    row: str | None = option(TEXT, "What the row, the line or the heading is called.", default=None)
    column: str | None = option(TEXT, "The head of the column of what is so now.", default=None)
    of: str | None = option(
        choice(MEAN, SUM, EACH),
        "Made of all the rows: their mean, their sum, or each of them.",
        default=None,
    )
    at_least: Bound | None = option(BOUND, "The number to reach: `7/10`, `95%`, `>5`.", default=None, asks=Asks.FLOOR)
    at_most: Bound | None = option(BOUND, "The number not to exceed: `8/10`, `<1%`.", default=None, asks=Asks.CEILING)
    not_below: str | None = option(
        TEXT, "The head of a column that each row reaches, such as `Baseline`.", default=None, asks=Asks.DEMAND
    )
    not_above: str | None = option(
        TEXT, "The head of a column that no row exceeds, such as `Baseline`.", default=None, asks=Asks.DEMAND
    )
    accept_stated: bool = option(FLAG, "The document's own word proves it.", default=False, asks=Asks.ALLOWANCE)
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        bounds = (self.at_least, self.at_most, self.not_below, self.not_above)
        if not any(bound is not None for bound in bounds):
            raise OptionError("asks nothing: give at_least, at_most, not_below or not_above")
        if self.not_below and self.not_above:
            raise OptionError("takes one of not_below and not_above")
        beside = self.not_below or self.not_above
        if beside and (self.of or self.at_least or self.at_most):
            raise OptionError("compares each row with its own column, so nothing goes with not_below and not_above")
        if self.at_least is not None and self.at_least.quantity.low is None:
            raise OptionError(f"at_least takes a number from below, which `{self.at_least}` is not")
        if self.at_most is not None and self.at_most.quantity.high is None:
            raise OptionError(f"at_most takes a number from above, which `{self.at_most}` is not")
        if self.column and column_of(self.column) in (Column.TARGET, Column.BASELINE):
            raise OptionError(f"column takes what is so now, which `{self.column[:80]}` is not")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the document says that the number is reached."""
        from dodcheck.rules.metrics.evidence import examined  # noqa: PLC0415 - lazy: recognition needs the options only

        return examined(self, snapshot)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the document with another number in its place."""
        from dodcheck.rules.counterexamples import of_metric  # noqa: PLC0415 - lazy: only the self-test asks

        return of_metric.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        word = "" if self.accept_stated else ", and that word is accepted (accept_stated)"
        return f"{self._who()} says that {self._what()} is {self.wanted()}{word}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return (
            f"{self._who()} says that {self._what()} is not {self.wanted()}, or tells a total that its rows do not make"
        )

    def wanted(self) -> str:
        """Return what is asked, as words behind "is"."""
        if self.not_above or self.not_below:
            return f"within its {self.not_above}" if self.not_above else f"as high as its {self.not_below}"
        return " and ".join(self._bounds())

    def _bounds(self) -> Iterator[str]:
        if self.at_least is not None:
            yield f"{'' if self.at_least.quantity.low_open else 'at least '}{self.at_least}"
        if self.at_most is not None:
            yield f"{'' if self.at_most.quantity.high_open else 'at most '}{self.at_most}"

    def _who(self) -> str:
        return self.document or "a document that is named for it"

    def _what(self) -> str:
        name = f"“{self.row}”" if self.row else ""
        if self.not_above or self.not_below or self.of == EACH:
            return f"each row{f' of {name}' if name else ''}"
        made = f"the {self.of} of the rows{f' of {name}' if name else ''}"
        return made if self.of else name or "the total"
