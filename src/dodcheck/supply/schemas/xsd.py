"""Validation against the XML Schemas of CycloneDX, by lxml."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.reading.sources import XmlSource
from dodcheck.supply.schemas.vendored import xml_schema
from dodcheck.supply.schemas.words import path_words
from dodcheck.supply.schemas.xsd_words import in_words

if TYPE_CHECKING:
    from lxml import etree

_PREFIX = 200
MAX_MISFITS = 2_000
"""So many are told with their places."""

MAX_KINDS = 50
"""So many different ones are told of a document that has more."""

_ATTRIBUTE = re.compile(r"Element '[^']*', attribute '([^']{1,100})'")
_AGAIN, _REF = "Duplicate key-sequence", "bom-ref"
_ASIDE = "Warning: "
"""libxml2 says so of itself, beside the message that is meant."""


def misfits_of(source: XmlSource, version: str, place: Callable[[Any], Pointer]) -> tuple[Problem, ...]:
    """Return what a document has that the schema of its version refuses; ``place`` tells where an element ends up.

    A stream is validated first: telling where a fault is takes time that grows with faults times elements.
    """
    faults = _streamed(source.data, version)
    if not faults:
        return ()
    if len(faults) > MAX_MISFITS:
        return _problems_without_place(faults)
    schema = _schema(version)
    schema.validate(source.root)
    entries = [error for error in schema.error_log if _ASIDE not in error.message[:_PREFIX]] or list(schema.error_log)
    return tuple(dict.fromkeys(_problem(source.root, error, place) for error in entries))


def _streamed(data: bytes, version: str) -> list[str]:
    """Return what libxml2 says while it reads, without places."""
    from lxml import etree  # noqa: PLC0415 - lazy: 15 ms, and JSON needs none of it

    parser = etree.XMLParser(
        schema=_schema(version), resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        return [error.message for error in parser.error_log] or [str(problem)]
    return []


def _problems_without_place(faults: Sequence[str]) -> tuple[Problem, ...]:
    """Return the different faults of a document with more than can be told with their places."""
    said = tuple(islice(dict.fromkeys(in_words(fault, ()) for fault in faults), MAX_KINDS))
    many = f"{len(faults):,} places do not fit the schema, too many to say where; of these kinds they are"
    return tuple(Problem("schema", Severity.ERROR, one, ()) for one in (many, *said))


@lru_cache(maxsize=6)
def _schema(version: str) -> etree.XMLSchema:
    from lxml import etree  # noqa: PLC0415 - lazy: 15 ms, and JSON needs none of it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    return etree.XMLSchema(etree.parse(str(xml_schema(version)), parser))


def _problem(root: Any, entry: Any, place: Callable[[Any], Pointer]) -> Problem:  # noqa: ANN401 - the same
    element = _element(root, entry.path)
    at = place(element)
    attribute = _ATTRIBUTE.match(entry.message)
    if attribute:
        at = (*at, attribute[1])
    elif _AGAIN in entry.message and element.get(_REF) is not None:
        at = (*at, _REF)
    shown = path_words(at) or "bom"
    return Problem("schema", Severity.ERROR, f"{shown}: {in_words(entry.message, at)}", at)


def _element(root: Any, path: str | None) -> Any:  # noqa: ANN401 - the same
    """Return the element that libxml2 names, the root where its prefixes mean another thing there."""
    from lxml import etree  # noqa: PLC0415 - lazy: the same

    try:
        found = root.getroottree().xpath(path or "/*", namespaces={key: one for key, one in root.nsmap.items() if key})
    except etree.XPathError:
        return root
    return found[0] if found else root
