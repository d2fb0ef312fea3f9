"""What is rendered: the vendored code of a tree, and the document that is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.phrasing import counted
from dodcheck.supply.making.about import Made
from dodcheck.supply.making.component import facts_of
from dodcheck.supply.vendoring.vendored import Held, Vendored

UNKNOWN = "NOASSERTION"
"""What stands for a fact that the tree does not tell."""

_SHOWN = {"version": "version", "commit": "commit", "licence": "licence", "url": "address", "supplier": "supplier"}
_HELD = {Held.SUBMODULE: "submodule", Held.FOLDER: "folder", Held.FILE: "file"}


class GenerateReport(NamedTuple):
    """What was found, and the document: plain values of CycloneDX 1.6."""

    made: Made
    document: Mapping[str, object]

    @property
    def code(self) -> tuple[Vendored, ...]:
        """The vendored code, sorted by path."""
        return self.made.survey.code


def pieces_by_sort(report: GenerateReport) -> str:
    """Return how many pieces there are of each sort."""
    counts = [(sum(vendored.held is held for vendored in report.code), noun) for held, noun in _HELD.items()]
    parts = ", ".join(counted(count, noun) for count, noun in counts if count)
    return f"{counted(len(report.code), 'component')}: {parts}" if parts else "no vendored code"


def pieces_by_fact(report: GenerateReport) -> tuple[tuple[str, int], ...]:
    """Return of how many pieces each fact is known."""
    counted_of = dict.fromkeys(_SHOWN, 0)
    for vendored in report.code:
        for name, fact in facts_of(vendored):
            if fact is not None and name in counted_of:
                counted_of[name] += 1
    return tuple((_SHOWN[name], count) for name, count in counted_of.items())
