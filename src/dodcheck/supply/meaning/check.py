"""Everything that is wrong with what a bill of materials says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dodcheck.supply.bom import Bom
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning import (
    cycles,
    dependencies,
    duplicates,
    hashes,
    licences,
    minimum,
    purls,
    refs,
    serial,
    texts,
    timestamps,
)

Check = Callable[[Bom], Iterator[Problem]]
"""Yields what is wrong in one respect, in the order of the document; takes time in proportion to the document."""

CHECKS: tuple[Check, ...] = (
    refs.problems,
    serial.problems,
    timestamps.problems,
    purls.problems,
    licences.problems,
    hashes.problems,
    duplicates.problems,
    dependencies.problems,
    cycles.problems,
    texts.problems,
    minimum.problems,
)
"""Every check, in the order their findings are told."""


def problems_of(bom: Bom) -> tuple[Problem, ...]:
    """Return everything that is wrong with what a bill says; its schema is not looked at."""
    return tuple(problem for check in CHECKS for problem in check(bom))
