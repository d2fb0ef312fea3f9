"""The number that a metric has to reach, as an option of a rule."""

from __future__ import annotations

from dodcheck.documents.quantities import Quantity, quantity_in
from dodcheck.rules.options import OptionError, OptionType

MAX_WRITTEN = 40
"""A bound of more characters than this is refused."""


class Bound(str):
    """A number as it is written (`7/10`, `95%`, `<1%`), which one option may have and another compare with it."""

    __slots__ = ()

    @property
    def quantity(self) -> Quantity:
        """What it says; only what ``BOUND`` has read is one."""
        read = quantity_in(str(self))
        if read is None:
            raise AssertionError(f"{str(self)!r} was no number when it was read")
        return read

    def is_as_low_as(self, other: Bound) -> bool:
        """Return whether it is surely no more than another on the same scale, whichever way they bound."""
        own, theirs = self.quantity, other.quantity
        if (own.top, own.unit) != (theirs.top, theirs.unit):
            return False
        # `>5` asks for more than 5 does, `<5` allows less than 5 does.
        lower, higher = (own.low, own.low_open), (theirs.low, theirs.low_open)
        least = own.low is not None and theirs.low is not None and lower <= higher
        below, above = (own.high, not own.high_open), (theirs.high, not theirs.high_open)
        most = own.high is not None and theirs.high is not None and below <= above
        if None in (own.low, theirs.low):
            return most
        return least and (most or None in (own.high, theirs.high))


def _bound(value: object) -> Bound:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    text = _plain(value) if number else value
    if not isinstance(text, str) or len(text) > MAX_WRITTEN or quantity_in(text) is None:
        raise OptionError("takes a number such as 7/10, 95%, 1,200 or 3.5")
    return Bound(text.strip())


def _plain(value: object) -> str:
    """Return a number of YAML without an exponent."""
    written = repr(value)
    return written.removesuffix(".0") if "e" not in written else ""


BOUND = OptionType(
    {
        "anyOf": [
            {"type": "number", "minimum": -1e15, "maximum": 1e15},
            {"type": "string", "minLength": 1, "maxLength": MAX_WRITTEN, "pattern": "[0-9]"},
        ]
    },
    _bound,
)
"""A number, or a text that is one."""
