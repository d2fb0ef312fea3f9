"""Whether a number reaches what a rule asks of it."""

from __future__ import annotations

from dodcheck.documents.comparison import is_at_least, is_at_most
from dodcheck.documents.quantities import Quantity
from dodcheck.rules.metrics.bound import Bound


def is_reached(number: Quantity | None, least: Bound | Quantity | None, most: Bound | Quantity | None) -> bool | None:
    """Return whether a number is at least and at most what is asked; ``None`` where it is none, or may be either."""
    if number is None:
        return None
    answers = []
    if least is not None:
        answers.append(is_at_least(number, _quantity(least)))
    if most is not None:
        answers.append(is_at_most(number, _quantity(most)))
    return False if False in answers else None if None in answers else True


def _quantity(bound: Bound | Quantity) -> Quantity:
    return bound.quantity if isinstance(bound, Bound) else bound
