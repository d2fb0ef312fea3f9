"""One answer to one of the questions that a rule asks a bill of materials."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.supply.bom import Component, Pointer
from dodcheck.supply.document import BomDocument

MAX_PLACES = 50
"""Places shown of one answer; what is counted stays exact."""


class Bill(NamedTuple):
    """A bill of materials at a path; ``packages`` are its components but files, ``components`` these, each once."""

    path: str
    document: BomDocument
    packages: tuple[Component, ...]
    components: tuple[Component, ...]

    def places(self, pointers: Iterable[Pointer]) -> tuple[Place, ...]:
        """Return the lines of places in the document, the first of them."""
        lines = (Place(self.path, self.document.lines(at)) for at, _ in zip(pointers, range(MAX_PLACES), strict=False))
        return tuple(dict.fromkeys(lines))


def fails(summary: str, places: tuple[Place, ...]) -> Finding:
    """Return an answer that fails."""
    return Finding(Outcome.FAILS, summary, places)


def unclear(summary: str, places: tuple[Place, ...], why: Unknown = Unknown.PARTIAL) -> Finding:
    """Return an answer that decides nothing."""
    return Finding(Outcome.UNKNOWN, summary, places, unknown=why)


def counted(count: int) -> str:
    """Return a number of components in words."""
    return "no component" if not count else f"{count} component{'' if count == 1 else 's'}"


def asked_for(number: int) -> str:
    """Return that a number is asked for, as a clause."""
    return f"{number} {'is' if number == 1 else 'are'} asked for"
