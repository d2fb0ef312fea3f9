"""Everything that is wrong with an SPDX 2 document in the words of its specification."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx2.checks import creation, external, files, ids, licences, packages, relationships

Check = Callable[[dict[str, Any]], Iterator[Problem]]
"""Yields what is wrong in one respect, in time in proportion to the document; wrong types are left to the schema."""

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
    return tuple(one for check in CHECKS for one in check(value))
