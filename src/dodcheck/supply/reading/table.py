"""The readers, each with what it goes by. A new format is one line here."""

from __future__ import annotations

import re
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


def _is_spdx2(value: Mapping[str, Any]) -> bool:
    return "spdxVersion" in value or ("SPDXID" in value and "creationInfo" in value)


def _read_spdx2(source: JsonSource) -> BomDocument:
    from dodcheck.supply.reading.spdx2.json import read  # noqa: PLC0415 - lazy: one reader a document

    return read(source)


def _is_spdx3(value: Mapping[str, Any]) -> bool:
    return "@context" in value and ("@graph" in value or "spdxId" in value or "spdx.org" in str(value["@context"]))


def _read_spdx3(source: JsonSource) -> BomDocument:
    from dodcheck.supply.reading.spdx3.json import read  # noqa: PLC0415 - lazy: one reader a document

    return read(source)


def _is_spdx2_xml(root: str) -> bool:
    return root.rpartition("}")[2] == "Document"


def _read_spdx2_xml(source: XmlSource) -> BomDocument:
    from dodcheck.supply.reading.spdx2.xml import read  # noqa: PLC0415 - lazy: one reader a document

    return read(source)


def _is_rdf(root: str) -> bool:
    return root == "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"


def _read_rdf(source: XmlSource) -> BomDocument:
    from dodcheck.supply.reading.spdx2.rdf import read  # noqa: PLC0415 - lazy: one reader a document

    return read(source)


_TAG = re.compile(r"^[ \t]{0,8}(?:SPDXVersion|DataLicense|DocumentNamespace|PackageName)[ \t]{0,8}:", re.MULTILINE)
_KEY = re.compile(r"""^["']?(?:spdxVersion|creationInfo|documentNamespace)["']?[ \t]{0,20}:""", re.MULTILINE)


def _is_tag_value(_path: str, text: str) -> bool:
    return _TAG.search(text) is not None


def _read_tag_value(source: TextSource) -> BomDocument:
    from dodcheck.supply.reading.spdx2.tag_value import read  # noqa: PLC0415 - lazy: one reader a document

    return read(source)


def _is_yaml(_path: str, text: str) -> bool:
    return _KEY.search(text) is not None


def _read_yaml(source: TextSource) -> BomDocument:
    from dodcheck.supply.reading.spdx2.yaml import read  # noqa: PLC0415 - lazy: one reader a document

    return read(source)


JSON_READERS: tuple[JsonReader, ...] = (
    JsonReader(_is_cyclonedx, _read_cyclonedx),
    JsonReader(_is_spdx2, _read_spdx2),
    JsonReader(_is_spdx3, _read_spdx3),
)
"""The first that claims an object reads it."""

XML_READERS: tuple[XmlReader, ...] = (
    XmlReader(_is_cyclonedx_xml, _read_cyclonedx_xml),
    XmlReader(_is_spdx2_xml, _read_spdx2_xml),
    XmlReader(_is_rdf, _read_rdf),
)
"""The first that claims a root reads the document."""

TEXT_READERS: tuple[TextReader, ...] = (
    TextReader(_is_yaml, _read_yaml),
    TextReader(_is_tag_value, _read_tag_value),
)
"""The first that claims a text reads it."""
