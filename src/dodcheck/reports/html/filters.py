"""What the list of criteria can be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from dodcheck.model.report import Gate, Report
from dodcheck.reports.html.entries import CriterionView
from dodcheck.reports.order import WORST_FIRST

_MORE: Final = {"touched": "touched by the change", "weakening": "weakened"}


class Filter(NamedTuple):
    """A key of entries, what it is called, and how many have it."""

    key: str
    name: str
    number: int


def filters(report: Report, entries: Iterable[CriterionView]) -> tuple[Filter, ...]:
    """Return the filters that find something: what a change touches, then the verdicts, the worst first."""
    counted = Counter(key for criterion_view in entries for key in criterion_view.keys)
    more = [Filter(key, name, counted[key]) for key, name in _MORE.items()]
    verdicts = [Filter(verdict.value, verdict.value, counted[verdict.value]) for verdict in WORST_FIRST]
    told = [*more, *verdicts] if report.gate is Gate.MERGE else [*verdicts, *more]
    return tuple(one for one in told if one.number)
