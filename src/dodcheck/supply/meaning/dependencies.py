"""Entries of the dependency graph."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.supply.bom import Bom, Family
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield the second entry for one component: readers take the first, the last, or both. SPDX has one per edge."""
    if bom.spec.family is not Family.CYCLONEDX:
        return
    seen: set[str] = set()
    for dependency in bom.dependencies:
        if dependency.ref in seen:
            said = f"the dependencies of {excerpt(dependency.ref)} stand in two entries"
            yield problem("duplicate-dependency", said, dependency.at)
        seen.add(dependency.ref)
