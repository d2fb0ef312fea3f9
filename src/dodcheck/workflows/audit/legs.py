"""The legs of a matrix, each with its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, product

from dodcheck.workflows.model import Matrix

MAX_LEGS = 256
"""The legs of a larger matrix are not looked at one by one."""

Leg = Mapping[str, str]


def legs(matrix: Matrix | None) -> Sequence[Leg] | None:
    """Return the legs of a matrix; ``None`` where there is none, or some of it is only known while it runs."""
    if matrix is None or matrix.dynamic:
        return None
    names = list(matrix.axes)
    combinations = list(islice(product(*matrix.axes.values()), MAX_LEGS + 1)) if names else []
    if len(combinations) > MAX_LEGS:
        return None
    made = [dict(zip(names, values, strict=True)) for values in combinations]
    kept = [leg for leg in made if not any(_fits(one, leg) for one in matrix.exclude)]
    return _included(kept, matrix.include, frozenset(names))


def _included(kept: list[dict[str, str]], include: Sequence[Leg], axes: frozenset[str]) -> Sequence[Leg]:
    """Return the legs with what is included: it adds to those it fits, and is a leg of its own where it fits none."""
    added: list[Leg] = []
    for one in include[:MAX_LEGS]:
        own = {name: value for name, value in one.items() if name in axes}
        fitting = [leg for leg in kept if all(leg.get(name) == value for name, value in own.items())]
        if fitting:
            for leg in fitting:
                leg.update(one)
        else:
            added.append(one)
    return [*kept, *added]


def _fits(one: Leg, leg: Leg) -> bool:
    return all(leg.get(name) == value for name, value in one.items())
