"""A file's bytes into a bill of materials, by what stands in them and not by the file's name."""

from __future__ import annotations

from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.reading.decoding import Decoded, decode_text, starts_as_xml
from dodcheck.supply.reading.json_source import json_source
from dodcheck.supply.reading.sources import TextSource
from dodcheck.supply.reading.table import JSON_READERS, TEXT_READERS, XML_READERS
from dodcheck.supply.reading.uncollected import uncollected

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is not read."""

_NO_FORMAT = "it is no bill of materials of a known format"


def read_bom(path: str, data: bytes) -> BomDocument:
    """Return the bill of materials in a file; ``path`` helps where the content alone does not tell the language.

    Raises ``NotRead``.
    """
    with uncollected():
        return _read(path, data)


def _read(path: str, data: bytes) -> BomDocument:
    if len(data) > MAX_BYTES:
        raise NotRead(f"it has more than {MAX_BYTES // 1024 // 1024} MB, and such files are not read", unsure=True)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise NotRead("it is empty")
    if starts_as_xml(data):
        return _xml(data)
    document = decode_text(data)
    if document.text.lstrip()[:1] in ("{", "["):
        return _json(document)
    return _text(path, document.text)


def _json(document: Decoded) -> BomDocument:
    source = json_source(document)
    for reader in JSON_READERS:
        if reader.claims(source.value):
            return reader.read(source)
    raise NotRead(f"{_NO_FORMAT}: it has neither `bomFormat` nor `spdxVersion`")


def _xml(data: bytes) -> BomDocument:
    from dodcheck.supply.reading.xml_source import xml_source  # noqa: PLC0415 - lazy: most documents are JSON

    source = xml_source(data)
    for reader in XML_READERS:
        if reader.claims(source.root.tag):
            return reader.read(source)
    raise NotRead(f"{_NO_FORMAT}: its root element is `{str(source.root.tag)[:120]}`")


def _text(path: str, text: str) -> BomDocument:
    source = TextSource(text)
    for reader in TEXT_READERS:
        if reader.claims(path, text):
            return reader.read(source)
    raise NotRead(f"{_NO_FORMAT}: it is neither JSON nor XML")
