"""Everything that is wrong with an SPDX 2 document in the words of its specification."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx2.checks import creation, external, files, ids, licences, packages, relationships

Check = Callable[[dict[str, Any]], Iterator[Problem]]
"""Yields what is wrong in one respect, in time in proportion to the document; wrong types are left to the schema."""

MAX_TOLD = 10_000
"""So many are told of one document, then how many are left."""

CHECKS: tuple[Check, ...] = (
    creation.problems,
    ids.problems,
    packages.problems,
    external.problems,
    files.problems,
    licences.problems,
    relationships.problems,
)
"""Every check, in the order their findings are told."""


def problems_in(value: dict[str, Any]) -> tuple[Problem, ...]:
    """Return everything that is wrong with the values of a document; its schema is not looked at."""
    found = (problem for check in CHECKS for problem in check(value))
    told = tuple(islice(found, MAX_TOLD))
    rest = Counter(problem.severity for problem in found)
    if not rest:
        return told
    return (*told, Problem("spdx-more", max(rest), f"{rest.total():,} more findings of these kinds", ()))
