"""SPDX 2 written as RDF/XML, read by spdx-tools; what it can't do in linear time, or takes wrongly, is done here."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dodcheck.supply.bom import Bom, Encoding, Family, Spec
from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.sources import XmlSource
from dodcheck.supply.reading.spdx2.checks.codes import problem, shown
from dodcheck.supply.reading.spdx2.document import document_of
from dodcheck.supply.reading.spdx2.rdf_graph import SPDX, prepared
from dodcheck.supply.reading.spdx2.rdf_lines import lines_of
from dodcheck.supply.reading.spdx2.rdf_values import values_of
from dodcheck.supply.reading.spdx2.version import version_of

MAX_BYTES = 8 * 1024 * 1024
"""More is not read: RDF takes about a second for each megabyte."""
_MAX_TOLD = 200
_MAX_MESSAGE = 300
_TYPED = re.compile(r"rdflib\.term\.[A-Za-z]{1,20}\(('[^']{0,300}')[^()]{0,200}\)")


def read(source: XmlSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for what is no SPDX, beyond the limits, and of other versions."""
    if len(source.data) > MAX_BYTES:
        raise NotRead(f"as RDF/XML it has more than {MAX_BYTES // 1024 // 1024} MB, which is not read", unsure=True)
    with _quiet():
        try:
            value, problems = _value(source)
        except NotRead:
            raise
        except RecursionError:
            raise NotRead("its licences are nested too deep", unsure=True) from None
        except (Exception, SystemExit) as fault:  # noqa: BLE001 - a library that documents none of what it raises
            raise NotRead(f"as RDF/XML it can't be read: {shown(str(fault) or type(fault).__name__)}") from None
    if value is None:
        return _unread(source, problems)
    return document_of(value, Encoding.RDF, lines_of(source.data, value), problems)


def _utf8(source: XmlSource) -> bytes:
    """Return the document as the library takes it: it knows no other encoding where it is handed bytes."""
    from lxml import etree  # noqa: PLC0415 - lazy: 15 ms

    made: bytes = etree.tostring(source.root, encoding="utf-8")
    return made


def _value(source: XmlSource) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """Return the values of a document; ``None`` with what is wrong where the library refuses it."""
    from spdx_tools.spdx.parser.error import SPDXParsingError  # noqa: PLC0415 - lazy: half a second
    from spdx_tools.spdx.parser.rdf.rdf_parser import translate_graph_to_document  # noqa: PLC0415 - lazy: the same

    found = prepared(_utf8(source))
    version_of(found.version)
    if found.version is None:
        return None, (*found.problems, problem("spdx-version", "the document has no `specVersion`", ()))
    try:
        document = translate_graph_to_document(found.graph)
    except SPDXParsingError as fault:
        told = tuple(dict.fromkeys(_plain(str(one)) for one in fault.messages))[:_MAX_TOLD]
        return None, (*found.problems, *(problem("spdx-rdf", one, ()) for one in told))
    return values_of(document, found.relations, found.analyzed), found.problems


def _plain(message: str) -> str:
    """Return a message of the library without capital, full stop and names of its types, and cut."""
    said = " ".join(_TYPED.sub(r"\1", message[: 2 * _MAX_MESSAGE]).split())
    return said[:1].lower() + said[1:_MAX_MESSAGE].rstrip(".")


def _unread(source: XmlSource, problems: tuple[Problem, ...]) -> BomDocument:
    """Return a document that says nothing but what is wrong with it."""
    said = source.root.find(f".//{{{SPDX}}}specVersion")
    version = (said.text or "").strip().removeprefix("SPDX-") if said is not None else ""
    spec = Spec(Family.SPDX, version, Encoding.RDF)
    return BomDocument(spec, Bom(spec, ()), problems, lambda _: None)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' warnings off the terminal: whatever is wrong is told as a finding."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
