"""SPDX 2 written as JSON."""

from __future__ import annotations

from dodcheck.supply.bom import Encoding
from dodcheck.supply.document import BomDocument
from dodcheck.supply.reading.sources import JsonSource
from dodcheck.supply.reading.spdx2.document import document_of


def read(source: JsonSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for versions that are not supported."""
    return document_of(source.value, Encoding.JSON, source.lines, source.problems)
