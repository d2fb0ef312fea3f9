"""Whether one number reaches another: on one scale, with the ends that ranges and signs leave open."""

from __future__ import annotations

from fractions import Fraction

from dodcheck.documents.quantities import PERCENT, Quantity


def on_one_scale(seen: Quantity, bound: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return both numbers as they compare; ``None`` where they don't.

    `5.2/10` and `52%` are shares of a whole. A bound without a scale is meant on that of what is seen, but for one
    such as 0.7 beside a percentage. What is seen without a scale is never taken to be on that of the bound.
    """
    if seen.unit != bound.unit:
        return None
    if seen.top == bound.top:
        return seen, bound
    if seen.top is None:
        return None
    if bound.top is not None:
        return _shared(seen), _shared(bound)
    end = bound.low if bound.low is not None else bound.high
    if seen.top == PERCENT and end is not None and 0 < abs(end) <= 1:
        return None
    return seen, bound


def is_at_least(seen: Quantity, bound: Quantity) -> bool | None:
    """Return whether what is seen is as high as the lower end of a bound; ``None`` where it may be either."""
    pair = on_one_scale(seen, bound)
    end = None if pair is None else pair[1].low if pair[1].low is not None else pair[1].high
    if pair is None or end is None:
        return None
    found, beyond = pair[0], bound.low_open
    if found.low is not None and (found.low > end or (found.low == end and (found.low_open or not beyond))):
        return True
    if found.high is not None and (found.high < end or (found.high == end and (found.high_open or beyond))):
        return False
    return None


def is_at_most(seen: Quantity, bound: Quantity) -> bool | None:
    """Return whether what is seen is as low as the upper end of a bound; ``None`` where it may be either."""
    return is_at_least(_mirrored(seen), _mirrored(bound))


def goes_up(baseline: Quantity, target: Quantity) -> bool | None:
    """Return whether a target lies above its baseline; ``None`` where it does not lie plainly above or below."""
    pair = on_one_scale(baseline, target)
    if pair is None:
        return None
    before, after = pair
    if before.low is None or before.high is None:
        return None
    told = {_sign(before.low, after.low, -1), _sign(before.high, after.high, 1)}
    if told in ({1}, {0, 1}):
        return True
    return False if told in ({-1}, {0, -1}) else None


def _sign(before: Fraction, after: Fraction | None, endless: int) -> int:
    return endless if after is None else (after > before) - (after < before)


def _shared(quantity: Quantity) -> Quantity:
    top = quantity.top or Fraction(1)
    low, high = (None if end is None else end / top for end in (quantity.low, quantity.high))
    return quantity._replace(low=low, high=high, top=Fraction(1))


def _mirrored(quantity: Quantity) -> Quantity:
    low, high = (None if end is None else -end for end in (quantity.high, quantity.low))
    return quantity._replace(low=low, high=high, low_open=quantity.high_open, high_open=quantity.low_open)
