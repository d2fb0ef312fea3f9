"""Relationships: what they begin at, and whether the document says what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx2.relations import NOTHING, relations
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.reading.walk import objects_at, texts_at

_ABOUT = frozenset({"DESCRIBES", "DESCRIBED_BY"})


def problems(value: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with relationships. Of one package, a document need not say that it describes it."""
    related = relations(value)
    for relation in related:
        if relation.left in NOTHING:
            words = f"the relationship {relation.kind} begins at {relation.left}, which may only stand at its end"
            yield problem("spdx-relationship", words, (*relation.at, "spdxElementId"))
    described = any(texts_at(value, "documentDescribes", ())) or any(relation.kind in _ABOUT for relation in related)
    packages = sum(1 for _ in objects_at(value, "packages", ()))
    if packages > 1 and not described:
        yield problem("spdx-describes", f"the document does not say which of its {packages} packages it describes", ())
