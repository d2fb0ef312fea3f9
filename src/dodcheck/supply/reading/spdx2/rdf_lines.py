"""The lines in which RDF/XML tells of elements: RDF itself has no places."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.document import Lines

_NAMED = re.compile(
    rb"""\brdf:(?:about|ID|nodeID)\s{0,20}=\s{0,20}["'][^"'<>]{0,2000}?([A-Za-z]{1,20}Ref-[A-Za-z0-9.+-]{1,500})["']"""
)
_IDS = ("SPDXID", "licenseId", "externalDocumentId")


def lines_of(data: bytes, value: dict[str, Any]) -> Lines:
    """Return what tells lines: of anything within an element that of the element; of all else none."""
    known: dict[str, int] = {}

    def line(at: Pointer) -> int | None:
        if not known:
            breaks = [found.end() for found in re.finditer(b"\n", data)]
            for found in _NAMED.finditer(data):
                known.setdefault(found[1].decode(), bisect_right(breaks, found.start()) + 1)
        name = _name(value, at)
        return None if name is None else known.get(name)

    return line


def _name(value: dict[str, Any], at: Pointer) -> str | None:
    """Return the id of the element that a place lies in; of a relationship, that of the element that it begins at."""
    if len(at) < 2:  # noqa: PLR2004 - the key of a list, and a position in it
        return "SPDXRef-DOCUMENT"
    some = value.get(str(at[0]))
    one = some[at[1]] if isinstance(some, list) and isinstance(at[1], int) and at[1] < len(some) else None
    if not isinstance(one, dict):
        return "SPDXRef-DOCUMENT"
    return next((str(one[key]) for key in (*_IDS, "spdxElementId") if key in one), None)
