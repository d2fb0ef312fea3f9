"""Whether a value of a data file is a given one, type and all."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import TYPE_CHECKING

from dodcheck.formats.scalars import Kind, Meaning, meaning
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from decimal import Decimal


class Fit(Enum):
    """Whether a value is as wanted; ``UNCLEAR`` where readers of the file differ in what it is."""

    YES = auto()
    NO = auto()
    UNCLEAR = auto()


def all_fit(fits: Iterable[Fit]) -> Fit:
    """Return what several fits say together: one that does not decides."""
    seen = set(fits)
    return next((fit for fit in (Fit.NO, Fit.UNCLEAR) if fit in seen), Fit.YES)


def any_fits(fits: Iterable[Fit]) -> Fit:
    """Return whether one of several fits: one that does decides."""
    seen = set(fits)
    return next((fit for fit in (Fit.YES, Fit.UNCLEAR) if fit in seen), Fit.NO)


def fit_of_value(node: Node, value: object) -> Fit:
    """Return whether a node is a plain value.

    1 is 1.0, and neither `"1"` nor `true`. In YAML, `yes` is the text “yes” and is unclear beside a truth or a number.
    """
    match value, node:
        case dict(), Mapping():
            return _same_mapping(node, value)
        case list(), Sequence():
            if len(value) != len(node.items):
                return Fit.NO
            return all_fit(fit_of_value(item, part) for item, part in zip(node.items, value, strict=True))
        case (dict() | list(), _) | (_, Mapping() | Sequence()):
            return Fit.NO
        case _, Scalar():
            return _same_scalar(node, value)
        case _:
            return Fit.NO


def _same_mapping(node: Mapping, value: dict[str, object]) -> Fit:
    keys = [key.value for key, _ in node.pairs if isinstance(key, Scalar)]
    if len(set(keys)) != len(node.pairs) or "<<" in keys:
        return Fit.UNCLEAR
    if set(keys) != set(value):
        return Fit.NO
    return all_fit(fit_of_value(part, value[key]) for key, (_, part) in zip(keys, node.pairs, strict=True))


def _same_scalar(node: Scalar, value: object) -> Fit:
    read = meaning(node)
    if read.kind is Kind.UNCLEAR and (node.tag is not None or not isinstance(value, str)):
        return Fit.UNCLEAR
    return Fit.YES if _is_same(read, value) else Fit.NO


def _is_same(read: Meaning, value: object) -> bool:
    match value:
        case str():
            return read.kind in (Kind.TEXT, Kind.UNCLEAR) and read.text == value
        case bool():
            return read.kind is Kind.BOOL and read.truth is value
        case int() | float():
            return read.number is not None and read.number == written_number(value)
        case _:
            return value is None and read.kind is Kind.NULL


def written_number(value: float) -> Decimal:
    """Return a number of a rules file as it was written: 0.1 is a tenth."""
    from decimal import Decimal  # noqa: PLC0415 - lazy: only values that are compared need it

    return Decimal(value) if isinstance(value, int) else Decimal(str(value))
