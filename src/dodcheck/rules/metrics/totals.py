"""Totals and means, made again from the rows that they sum up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from dodcheck.documents.inline import plain
from dodcheck.documents.quantities import PERCENT, Quantity
from dodcheck.rules.metrics.names import telling
from dodcheck.rules.metrics.readings import Reading

MEAN, SUM, WEIGHTED = "the mean", "the sum", "the weighted mean"

_MEAN = re.compile(r"\b(?:average|mean|avg)\b", re.IGNORECASE)
_SUM = re.compile(r"\b(?:totals?|sum)\b", re.IGNORECASE)
_OTHER_WAY = re.compile(
    r"\b(?:min(?:imum)?|max(?:imum)?|median|mode|lowest|highest|worst|best|weakest|strongest|geometric|harmonic"
    r"|percentile|p[1-9][0-9]?)\b",
    re.IGNORECASE,
)
_WEIGHTED = re.compile(r"\bweighted\b", re.IGNORECASE)


class Total(NamedTuple):
    """What rows make: the number, and how it was made."""

    quantity: Quantity
    how: str


class Checked(NamedTuple):
    """A stated total beside its rows.

    ``made`` is what the rows make, ``None`` where they make none that it can be compared with; ``why`` says then what
    is missing, empty where it is no total that rows make.
    """

    made: Total | None
    agrees: bool
    why: str = ""


def rows_of(summary: Reading, among: Sequence[Reading]) -> list[Reading]:
    """Return the rows that a total sums up: those above it in its table, or those of the table it stands below.

    A table of nothing but totals stands below the table before it.
    """
    after = summary.after
    if summary.table is not None:
        same = [reading for reading in among if reading.table == summary.table]
        if not all(reading.summary for reading in same):
            return [reading for reading in same[: same.index(summary)] if not reading.summary]
        after = summary.table - 1
    own = [reading for reading in among if reading.table is not None and reading.table == after and not reading.summary]
    return [reading for reading in own if _is_beside(reading, summary)]


def checked(summary: Reading, rows: Sequence[Reading]) -> Checked:
    """Return whether a stated total follows from its rows."""
    stated = summary.quantity
    if stated is None or not rows:
        return Checked(None, agrees=True)
    without = next((reading for reading in rows if reading.quantity is None), None)
    if without is not None:
        return Checked(None, agrees=True, why=f"its row {plain(without.label)} has no number")
    ways = () if _OTHER_WAY.search(plain(summary.label)) else _ways(plain(summary.label), stated, rows)
    if not ways:
        return Checked(None, agrees=True, why=_no_way(summary, rows))
    made = [_on_scale_of(stated, total) for way in ways if (total := made_of(rows, way)) is not None]
    if not made:
        return Checked(None, agrees=True, why="its rows are on different scales")
    fitting = next((total for total in made if _follows(stated, total.quantity)), None)
    if fitting is None and not _is_sure(plain(summary.label), made[0]):
        return Checked(None, agrees=True)
    return Checked(fitting or made[0], agrees=fitting is not None)


def made_of(rows: Sequence[Reading], how: str) -> Total | None:
    """Return the sum or mean of rows; ``None`` where they have no numbers on one scale."""
    numbers = [reading.quantity for reading in rows if reading.quantity is not None]
    if not numbers or len(numbers) < len(rows) or len({(number.top, number.unit) for number in numbers}) > 1:
        return None
    weights = [_weight(reading) for reading in rows] if how == WEIGHTED else [Fraction(1)] * len(rows)
    if None in weights or not sum(weight or 0 for weight in weights):
        return None
    given = [weight or Fraction(0) for weight in weights]
    share = Fraction(1) if how == SUM else sum(given, Fraction(0))
    first = numbers[0]
    top = None if first.top is None else first.top * (len(rows) if how == SUM and first.top != PERCENT else 1)
    low = _summed([number.low for number in numbers], given, share)
    high = _summed([number.high for number in numbers], given, share)
    places = max(number.places for number in numbers) + 2
    return Total(Quantity(low, high, False, False, top, first.unit, places, _shown(low, high, top, places)), how)  # noqa: FBT003 - its ends belong to it


def _on_scale_of(stated: Quantity, made: Total) -> Total:
    """Return what was made on the scale of the stated total, where both have one: 6.5/10 is 65/100, and 65%."""
    own = made.quantity
    if stated.top is None or own.top is None or stated.top == own.top:
        return made
    factor = stated.top / own.top
    low, high = (None if end is None else end * factor for end in (own.low, own.high))
    words = _shown(low, high, stated.top, own.places)
    return made._replace(quantity=own._replace(low=low, high=high, top=stated.top, words=words))


def _no_way(summary: Reading, rows: Sequence[Reading]) -> str:
    """Return why a total is not made again, empty where it is no total that rows make."""
    label = plain(summary.label)
    if _OTHER_WAY.search(label):
        return "it is made in another way than a mean or a sum"
    return "its rows tell no weights" if rows[0].weighted or _WEIGHTED.search(label) else ""


def _ways(label: str, stated: Quantity, rows: Sequence[Reading]) -> Sequence[str]:
    """Return in which ways a total may have been made, the likeliest first; none where only other facts tell it."""
    first = rows[0].quantity
    top = None if first is None else first.top
    if rows[0].weighted:
        return (
            (WEIGHTED,)
            if all(reading.weight is not None and reading.weight.exact is not None for reading in rows)
            else ()
        )
    if _WEIGHTED.search(label):
        return ()
    if _MEAN.search(label):
        return (MEAN,)
    if top == PERCENT:
        # Of parts of unequal size, the whole has another share than their mean.
        return ()
    if top is not None:
        return (SUM,) if stated.top == top * len(rows) and len(rows) > 1 else (MEAN,)
    return (SUM,) if _SUM.search(label) else (SUM, MEAN)


def _is_sure(label: str, made: Total) -> bool:
    """Return whether a label says that it is made in this way: the total of counts may be that of other things."""
    if made.quantity.top is not None or _MEAN.search(label) or made.how == WEIGHTED:
        return True
    return bool(_SUM.search(label)) and not telling(label)


def _follows(stated: Quantity, made: Quantity) -> bool:
    """Return whether a stated number is what was made, as far as its places show: rounded, or cut off."""
    if stated.unit != made.unit or (stated.top not in (None, made.top)):
        return False
    step = Fraction(1, 10**stated.places)
    below = stated.high is not None and made.low is not None and stated.high + step <= made.low
    above = stated.low is not None and made.high is not None and made.high + step <= stated.low
    return not (below or above)


def _is_beside(row: Reading, summary: Reading) -> bool:
    """Return whether a row stands under the headings of a line, or the line under those of the row."""
    shorter, longer = sorted((row.above, summary.above), key=len)
    return longer[: len(shorter)] == shorter


def _weight(row: Reading) -> Fraction | None:
    return None if row.weight is None else row.weight.exact


def _summed(ends: Sequence[Fraction | None], weights: Sequence[Fraction], share: Fraction) -> Fraction | None:
    if any(end is None for end in ends):
        return None
    pairs = zip(ends, weights, strict=True)
    return sum(((end or Fraction(0)) * weight for end, weight in pairs), Fraction(0)) / share


def _shown(low: Fraction | None, high: Fraction | None, top: Fraction | None, places: int) -> str:
    if low is not None and high is not None:
        message = written(low, places) if low == high else f"{written(low, places)}-{written(high, places)}"
    elif low is not None:
        message = f"≥{written(low, places)}"
    else:
        message = "a number" if high is None else f"≤{written(high, places)}"
    return message if top is None else f"{message}%" if top == PERCENT else f"{message}/{top}"


def written(number: Fraction, places: int) -> str:
    """Return a number with at most so many decimal places, without zeros at its end."""
    scaled = round(number * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole}.{rest:0{places}d}".rstrip("0").rstrip(".") if places else f"{sign}{whole}"
