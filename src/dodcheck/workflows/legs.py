"""The legs of a matrix, as GitHub makes them of its axes, `exclude` and `include`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from dodcheck.workflows.expressions.convert import are_equal
from dodcheck.workflows.expressions.values import Array, Object, Unknown, Value
from dodcheck.workflows.model import Cell, Matrix

MAX_COMBINATIONS = 4_096
"""Of the combinations of a matrix, excluded ones with them, so many are looked at."""

Leg = Mapping[str, Cell]


def legs_of(matrix: Matrix) -> Iterator[Leg]:
    """Yield each leg with its values; what is included adds to the legs it fits, and is one itself where it fits none.

    What an expression stands for is left out.
    """
    names = list(matrix.axes)
    placed: set[int] = set()
    combinations = product(*(matrix.axes[name] for name in names)) if names else iter(())
    for values in islice(combinations, MAX_COMBINATIONS):
        leg = dict(zip(names, values, strict=True))
        if not any(_holds(excluded, leg) for excluded in matrix.exclude):
            added = [(at, included) for at, included in enumerate(matrix.include) if _adds_to(leg, included)]
            placed.update(at for at, _ in added)
            yield leg | {key: value for _, included in added for key, value in included.items()}
    yield from (included for at, included in enumerate(matrix.include) if at not in placed)


def _holds(part: Leg, leg: Leg) -> bool:
    """Return whether a leg has all that `exclude` names."""
    return all(key in leg and _same(leg[key].value, cell.value) for key, cell in part.items())


def _adds_to(leg: Leg, part: Leg) -> bool:
    """Return whether what is included changes no value that the axes give a leg."""
    return all(_same(leg[key].value, cell.value) for key, cell in part.items() if key in leg)


def _same(value: Value, other: Value) -> bool:
    """Return whether two values of a matrix are the same; unlike in expressions, two lists or objects may be."""
    match value, other:
        case Object(), Object():
            names = {key.lower() for key in value.members}
            alike = names == {key.lower() for key in other.members}
            return alike and all(_same(value.member(name), other.member(name)) for name in names)
        case Array(), Array():
            return len(value.items) == len(other.items) and all(map(_same, value.items, other.items))
        case (Unknown(), _) | (_, Unknown()):
            return False
        case _:
            return are_equal(value, other) is True
