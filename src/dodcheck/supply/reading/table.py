"""The readers, each with what it goes by. A new format is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from dodcheck.supply.document import BomDocument
from dodcheck.supply.reading.sources import JsonSource, TextSource, XmlSource


class JsonReader(NamedTuple):
    """``claims`` looks at the outermost object; ``read`` raises ``NotRead``."""

    claims: Callable[[Mapping[str, Any]], bool]
    read: Callable[[JsonSource], BomDocument]


class XmlReader(NamedTuple):
    """``claims`` looks at the root's name, ``{namespace}name``; ``read`` raises ``NotRead``."""

    claims: Callable[[str], bool]
    read: Callable[[XmlSource], BomDocument]


class TextReader(NamedTuple):
    """``claims`` looks at the path and the text; ``read`` raises ``NotRead``."""

    claims: Callable[[str, str], bool]
    read: Callable[[TextSource], BomDocument]


def _is_cyclonedx(value: Mapping[str, Any]) -> bool:
    return "bomFormat" in value or ("specVersion" in value and "spdxVersion" not in value)


def _read_cyclonedx(source: JsonSource) -> BomDocument:
    from dodcheck.supply.reading.cyclonedx.json import read  # noqa: PLC0415 - lazy: one reader a document

    return read(source)


def _is_cyclonedx_xml(root: str) -> bool:
    return root.rpartition("}")[2] == "bom"


def _read_cyclonedx_xml(source: XmlSource) -> BomDocument:
    from dodcheck.supply.reading.cyclonedx.xml import read  # noqa: PLC0415 - lazy: one reader a document

    return read(source)


JSON_READERS: tuple[JsonReader, ...] = (JsonReader(_is_cyclonedx, _read_cyclonedx),)
"""The first that claims an object reads it."""

XML_READERS: tuple[XmlReader, ...] = (XmlReader(_is_cyclonedx_xml, _read_cyclonedx_xml),)
"""The first that claims a root reads the document."""

TEXT_READERS: tuple[TextReader, ...] = ()
"""The first that claims a text reads it."""
