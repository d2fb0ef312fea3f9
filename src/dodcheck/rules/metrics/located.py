"""Which numbers of a document are those of a metric."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.documents.inline import plain
from dodcheck.documents.metric_columns import is_of_before
from dodcheck.rules.metrics.names import Fit, fit, telling
from dodcheck.rules.metrics.readings import Reading

_HEADING_ASIDE = re.compile(r"^\W*[0-9][0-9.]{0,20}|\([^()]*\)")
_OF_HEADINGS = frozenset(
    ["report", "summary", "result", "scorecard", "assessment", "overview", "status", "now", "code", "test", "posture"]
)


class Located(NamedTuple):
    """The numbers of a metric: one, or several that say it again; or the ``rows`` that together make it.

    ``near`` are those whose name says more than the metric's, so that they may be of another. Nothing in any of them
    where the document does not speak of it.
    """

    told: tuple[Reading, ...] = ()
    rows: tuple[Reading, ...] = ()
    near: tuple[Reading, ...] = ()


def located(readings: Sequence[Reading], row: str | None, own_name: str) -> Located:
    """Return what a document says of a metric; ``own_name`` is what the document itself is called.

    A row or a line of that name comes first, then the total below a heading of that name, then the rows of the one
    table there. Without a name, or where the document is called so, all of it counts as below such a heading. What
    stands below a heading such as "Baseline scores" counts where nothing else does.
    """
    now = [reading for reading in readings if not any(map(is_of_before, reading.above[1:]))]
    if now and len(now) < len(readings):
        at_present = located(now, row, own_name)
        return at_present if any(at_present) else _of_before(readings, row, own_name)
    if row is None:
        return _whole(readings)
    named, how = _named(readings, row)
    if how > Fit.WITHIN:
        return Located(told=named)
    there = _below(readings, row, own_name)
    return Located(near=named) if named and not there.told else there


def _below(readings: Sequence[Reading], row: str, own_name: str) -> Located:
    """Return what stands below headings of that name, or in a document of that name."""
    below = [reading for reading in readings if reading.is_under(row)]
    if below:
        inside = _innermost(below, row)
        surely = [reading for reading in inside if any(_is_called(heading, row) for heading in reading.above)]
        return _whole(surely) if surely else Located(near=_told_or_rows(_whole(inside)))
    wanted = telling(row)
    together = [reading for reading in readings if _is_under_all(reading, wanted)]
    if together:
        return _whole(together)
    return _whole(readings) if wanted and wanted <= telling(own_name) else Located()


def _of_before(readings: Sequence[Reading], row: str | None, own_name: str) -> Located:
    past = [reading for reading in readings if any(map(is_of_before, reading.above[1:]))]
    return located(past, row, own_name)


def _named(readings: Sequence[Reading], row: str) -> tuple[tuple[Reading, ...], Fit]:
    """Return the rows and lines that fit a name best, and how well they do."""
    fits = [(fit(row, reading.label), reading) for reading in readings]
    if not any(how for how, _ in fits):
        # `Coupling Score (torch/)` is the row `torch/` below the head "Coupling Score".
        fits = [(_with_head(row, reading), reading) for reading in readings]
    best = max((how for how, _ in fits), default=Fit.NONE)
    named = [reading for how, reading in fits if how is best] if best is not Fit.NONE else []
    whole = [reading for reading in named if reading.summary]
    return tuple(whole or named), best


def _with_head(row: str, reading: Reading) -> Fit:
    return fit(row, f"{reading.head} {reading.label}") if telling(row) & telling(plain(reading.label)) else Fit.NONE


def _is_called(heading: str, row: str) -> bool:
    """Return whether a heading, without its number and what stands in brackets, says no more than a name."""
    bare = _HEADING_ASIDE.sub(" ", heading)
    return fit(row, heading) is not Fit.NONE and telling(bare) - _OF_HEADINGS <= telling(row)


def _told_or_rows(there: Located) -> tuple[Reading, ...]:
    return there.told or there.rows


def _is_under_all(reading: Reading, wanted: frozenset[str]) -> bool:
    """Return whether the headings above a number say a name together, the innermost a part of it."""
    return bool(wanted and reading.above and wanted & telling(reading.above[-1])) and wanted <= telling(
        " ".join(reading.above)
    )


def _innermost(below: Sequence[Reading], row: str) -> list[Reading]:
    """Return what stands below the headings of that name alone, where others of it stand around them."""
    depth = [
        max(at for at, heading in enumerate(reading.above) if fit(row, heading) is not Fit.NONE) for reading in below
    ]
    return [reading for reading, at in zip(below, depth, strict=True) if at == max(depth)]


def _whole(readings: Sequence[Reading]) -> Located:
    totals = tuple(reading for reading in readings if reading.summary)
    if totals:
        return Located(told=totals)
    rows = tuple(reading for reading in readings if reading.table is not None)
    return Located(rows=rows)
