"""SPDX 2 written as RDF/XML, read by rdflib. spdx-tools is no help here.

It holds lists to their types by one entry picked at random, so what it refuses differs from run to run; it forgets the
brackets of licence sets, follows sets of sets as often as they can be reached, and compares each file with all others.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dodcheck.supply.bom import Encoding
from dodcheck.supply.codes import excerpt
from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.sources import XmlSource
from dodcheck.supply.reading.spdx2.document import document_of
from dodcheck.supply.reading.spdx2.rdf_lines import lines_of
from dodcheck.supply.reading.spdx2.rdf_terms import SPDX
from dodcheck.supply.reading.spdx2.rdf_values import Values

MAX_BYTES = 16 * 1024 * 1024
"""More is not read: RDF takes about a second for each two megabytes, and twenty times its size in memory."""
_BASE = "urn:document"
"""Stands for the address of a document that names none: relative names may not depend on where a file lies."""


def read(source: XmlSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for what is no SPDX, beyond the limits, and of other versions."""
    if len(source.data) > MAX_BYTES:
        raise NotRead(f"as RDF/XML it has more than {MAX_BYTES // 1024 // 1024} MB, which is not read", unsure=True)
    with _quiet():
        value, problems = _value(source)
    return document_of(value, Encoding.RDF, lines_of(source.data, value), problems)


def _value(source: XmlSource) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    from rdflib import RDF, Graph, URIRef  # noqa: PLC0415 - lazy: 300 ms

    graph = Graph()
    try:
        graph.parse(data=_utf8(source), format="xml", publicID=_BASE)
    except Exception as fault:  # noqa: BLE001 - a library that documents none of what it raises
        raise NotRead(f"it is no RDF: {excerpt(str(fault) or type(fault).__name__)}") from None
    documents = sorted({str(subject) for subject in graph.subjects(RDF.type, URIRef(f"{SPDX}SpdxDocument"))})
    if len(documents) != 1:
        raise NotRead(f"it is RDF, and holds {'several SPDX documents' if documents else 'no SPDX document'}")
    namespace, hash_, name = documents[0].partition("#")
    if not (namespace and hash_ and name):
        said = excerpt(documents[0])
        raise NotRead(f"the name of its SPDX document, {said}, is no address with `#SPDXRef-DOCUMENT`")
    values = Values(graph, documents[0])
    return values.value(), tuple(values.problems)


def _utf8(source: XmlSource) -> bytes:
    """Return the document as the library takes it: it knows no other encoding where it is handed bytes."""
    from lxml import etree  # noqa: PLC0415 - lazy: 15 ms

    return etree.tostring(source.root, encoding="utf-8")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's warnings off the terminal: whatever is wrong is told as a finding."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
