"""XML, bounded: nothing is fetched, no document type is read, and nothing grows."""

from __future__ import annotations

import re

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.xml import check_well_formed
from dodcheck.supply.document import NotRead
from dodcheck.supply.reading.sources import XmlSource

_DECLARED = re.compile(rb"""<\?xml[^>]{1,200}?encoding\s{0,20}=\s{0,20}["']([A-Za-z0-9._-]{1,40})["']""")
_PLAIN = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1"})
"""Encodings in which a document type can be seen in the bytes as they are."""


def xml_source(data: bytes) -> XmlSource:
    """Return a parsed document.

    Raises ``NotRead`` where it is not well-formed, where it has a document type (entities are declared in those), and
    beyond the limits of depth and size.
    """
    from lxml import etree  # noqa: PLC0415 - lazy: 15 ms, and JSON needs none of it

    _check_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        said = (problem.msg or "it can't be parsed").split(", line ")[0]
        if "XML_PARSE_HUGE" in said:
            raise NotRead(
                "its nesting or one of its texts is beyond what is read", problem.lineno, unsure=True
            ) from None
        raise NotRead(f"it is no well-formed XML: {said[:1].lower()}{said[1:200]}", problem.lineno) from None
    except (ValueError, LookupError) as problem:
        raise NotRead(f"it is no well-formed XML: {str(problem)[:200]}") from None
    if root.getroottree().docinfo.doctype:
        raise NotRead("it has a document type (DOCTYPE), and such documents are not read", unsure=True)
    return XmlSource(data, root)


def _check_entities(data: bytes) -> None:
    """Raise ``NotRead`` before anything could grow; expat is asked where the bytes alone do not rule it out."""
    declared = _DECLARED.search(data, 0, 300)
    plain = (declared is None or declared[1].lower() in _PLAIN) and b"\x00" not in data[:4]
    if plain and b"<!DOCTYPE" not in data:
        return
    try:
        check_well_formed(data)
    except UnreadProblem as problem:
        raise NotRead(f"it is not read: {problem}", problem.line, unsure=True) from None
    except FormatProblem as problem:
        raise NotRead(f"it is no well-formed XML: {problem}", problem.line) from None
