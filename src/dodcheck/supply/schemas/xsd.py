"""Validation against the XML Schemas of CycloneDX, by lxml."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.schemas.vendored import xml_schema
from dodcheck.supply.schemas.words import where
from dodcheck.supply.schemas.xsd_words import in_words

if TYPE_CHECKING:
    from lxml import etree

_PREFIX = 200
MAX_MISFITS = 2_000
"""So many are told of one document."""

_ATTRIBUTE = re.compile(r"Element '[^']*', attribute '([^']{1,100})'")
_AGAIN, _REF = "Duplicate key-sequence", "bom-ref"
_ASIDE = "Warning: "
"""libxml2 says so of itself, beside the message that is meant."""


def misfits_of(root: Any, version: str, place: Callable[[Any], Pointer]) -> tuple[Problem, ...]:  # noqa: ANN401 - an element of lxml
    """Return what a document has that the schema of its version refuses; ``place`` tells where an element ends up."""
    schema = _schema(version)
    if schema.validate(root):
        return ()
    entries = [one for one in schema.error_log if _ASIDE not in one.message[:_PREFIX]] or list(schema.error_log)
    found = dict.fromkeys(_problem(root, one, place) for one in entries[:MAX_MISFITS])
    if len(entries) > MAX_MISFITS:
        more = f"{len(entries) - MAX_MISFITS:,} more places do not fit the schema"
        return (*found, Problem("schema", Severity.ERROR, more, ()))
    return tuple(found)


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
    shown = where(at) or "bom"
    return Problem("schema", Severity.ERROR, f"{shown}: {in_words(entry.message, at)}", at)


def _element(root: Any, path: str | None) -> Any:  # noqa: ANN401 - the same
    """Return the element that libxml2 names, the root where its prefixes mean another thing there."""
    from lxml import etree  # noqa: PLC0415 - lazy: the same

    try:
        found = root.getroottree().xpath(path or "/*", namespaces={key: one for key, one in root.nsmap.items() if key})
    except etree.XPathError:
        return root
    return found[0] if found else root
