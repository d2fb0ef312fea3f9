"""Folders that are named for vendored code, and what each name is worth where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.supply.vendoring.candidate import Grade
from dodcheck.supply.vendoring.layout import Layout
from dodcheck.supply.vendoring.names import (
    DOUBTFUL_ROOTS,
    LIKELY_ROOTS,
    OWN_PARTS,
    PLAYED_PARTS,
    ROOTS,
    SURE_ROOTS,
)


class Root(NamedTuple):
    """A folder for vendored code; without a grade it lies where a project shows or tests something."""

    path: str
    grade: Grade | None


def roots(layout: Layout) -> Iterator[Root]:
    """Yield every such folder, the outer before the inner."""
    for path in layout.folders:
        above, _, name = path.rpartition("/")
        if name.lower() in ROOTS and path not in layout.submodules:
            yield Root(path, _grade(name.lower(), {part.lower() for part in above.split("/")}))


def _grade(name: str, above: set[str]) -> Grade | None:
    if not above.isdisjoint(PLAYED_PARTS):
        return None
    if name in SURE_ROOTS:
        return Grade.SURE if above.isdisjoint(OWN_PARTS) else Grade.LIKELY
    if name in LIKELY_ROOTS:
        return Grade.LIKELY if above.isdisjoint(OWN_PARTS) else Grade.DOUBTFUL
    return Grade.DOUBTFUL if name in DOUBTFUL_ROOTS and above.isdisjoint(OWN_PARTS) else None
