"""SPDX 3.0.1 written as JSON-LD."""

from __future__ import annotations

import re

from dodcheck.supply.bom import Encoding, Family, Spec
from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.reading.sources import JsonSource
from dodcheck.supply.reading.spdx3.bom import bom_of
from dodcheck.supply.reading.spdx3.fits import misfits_in
from dodcheck.supply.reading.spdx3.graph import graph_of
from dodcheck.supply.reading.spdx3.licences import untold_licences
from dodcheck.supply.reading.spdx3.refs import misled

VERSION = "3.0.1"
"""The version that is known."""

_CONTEXT = re.compile(r"https?://spdx\.org/rdf/([0-9]{1,3}\.[0-9]{1,3}(?:\.[0-9]{1,3})?)/")


def read(source: JsonSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for versions that are not supported."""
    value = source.value
    context = value.get("@context")
    found = _CONTEXT.match(context) if isinstance(context, str) else None
    if found and found[1] != VERSION:
        raise NotRead(f"SPDX {found[1]} is not supported; 2.2, 2.3 and {VERSION} are", unsure=True)
    graph = graph_of(value)
    spec = Spec(Family.SPDX, VERSION, Encoding.JSON_LD)
    problems = (*source.problems, *misfits_in(value, graph), *misled(graph), *untold_licences(graph))
    return BomDocument(spec, bom_of(graph, spec), problems, source.lines, value)
