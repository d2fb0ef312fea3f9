"""SPDX 2 written as XML: elements are named as the keys of JSON, and one that may stand several times is a list."""

from __future__ import annotations

from typing import Any

from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence
from dodcheck.supply.bom import Encoding
from dodcheck.supply.document import BomDocument
from dodcheck.supply.reading.nodes import lines_in, value_of
from dodcheck.supply.reading.sources import XmlSource
from dodcheck.supply.reading.spdx2.document import document_of
from dodcheck.supply.reading.spdx2.version import NEWEST, version_of
from dodcheck.supply.schemas.spdx import schema_of_spdx

_PLAIN = frozenset({"boolean", "integer", "number"})


def read(source: XmlSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for versions that are not supported."""
    said = source.root.findtext("{*}spdxVersion")
    version = version_of(said.strip() if said else said) or NEWEST
    root = _object(source.root, schema_of_spdx(f"SPDX-{version}"))
    return document_of(value_of(root), Encoding.XML, lines_in(root))


def _object(element: Any, schema: dict[str, Any]) -> Mapping:  # noqa: ANN401 - an element of lxml
    """Return the children of an element as a mapping, those of one name together."""
    found: dict[str, list[Any]] = {}
    for child in element.iterchildren("{*}*"):
        found.setdefault(child.tag.rpartition("}")[2], []).append(child)
    known = schema.get("properties", {})
    pairs = tuple((_key(name, some[0]), _node_of_siblings(some, known.get(name, {}))) for name, some in found.items())
    return Mapping(pairs, _line(element), 1)


def _key(name: str, element: Any) -> Scalar:  # noqa: ANN401 - the same
    return Scalar(name, False, None, _line(element), 1)  # noqa: FBT003 - a field: as if it stood in quotes


def _node_of_siblings(elements: list[Any], schema: dict[str, Any]) -> Node:
    """Return what elements of one name mean: a list where the schema has one; an empty element is an empty list."""
    first, line = elements[0], _line(elements[0])
    if schema.get("type") != "array":
        nodes = tuple(_node(element, schema) for element in elements)
        return nodes[0] if len(nodes) == 1 else Sequence(nodes, line, 1)
    if len(elements) == 1 and not len(first) and not (first.text or "").strip():
        return Sequence((), line, 1)
    items = schema.get("items", {})
    return Sequence(tuple(_node(element, items) for element in elements), line, 1)


def _node(element: Any, schema: dict[str, Any]) -> Node:  # noqa: ANN401 - the same
    if len(element) or schema.get("type") == "object":
        return _object(element, schema)
    text = (element.text or "").strip()
    return Scalar(text, schema.get("type") in _PLAIN, None, _line(element), 1)


def _line(element: Any) -> int:  # noqa: ANN401 - the same
    return element.sourceline or 1
