"""The values of tags as nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dodcheck.formats.yaml import Mapping as MappingNode
from dodcheck.formats.yaml import Node, Scalar, Sequence
from dodcheck.supply.reading.spdx2.tags import Form

_CODE = re.compile(r"([^\s()]+)\s*(?:\((?:\s*excludes:)?([^()]*)\))?")


def text(said: str, line: int, *, plain: bool = False) -> Scalar:
    """Return a text as a node; ``plain`` where it may be a number, or true or false."""
    return Scalar(said, plain, None, line, 1)


def mapping(line: int, pairs: Mapping[str, Node]) -> MappingNode:
    """Return keys with their nodes as a node; each key stands where its value begins."""
    return MappingNode(tuple((text(key, node.line), node) for key, node in pairs.items()), line, 1)


def node_of(form: Form, said: str, line: int) -> Node | None:
    """Return the value of a tag as JSON would have it, ``None`` where it is not written in its form."""
    match form:
        case Form.BOOL:
            return text(said, line, plain=said in ("true", "false"))
        case Form.RELATIONSHIP | Form.EXTERNAL_DOCUMENT | Form.EXTERNAL_REF | Form.CHECKSUM | Form.CODE:
            return _FORMS[form](said, line)
        case Form.RANGE:
            return _range(said, line)
        case Form.TEXT | Form.TEXTS | Form.NOTHING:
            return text(said, line)


def _checksum(said: str, line: int) -> Node | None:
    algorithm, colon, digits = said.partition(":")
    return _mapping_of_texts(line, algorithm=algorithm.strip(), checksumValue=digits.strip()) if colon else None


def _code(said: str, line: int) -> Node | None:
    found = _CODE.fullmatch(said)
    if found is None:
        return None
    pairs: dict[str, Node] = {"packageVerificationCodeValue": text(found[1], line)}
    if found[2] is not None:
        names = tuple(text(name.strip(), line) for name in found[2].split(","))
        pairs["packageVerificationCodeExcludedFiles"] = Sequence(names, line, 1)
    return mapping(line, pairs)


def _range(said: str, line: int) -> Node | None:
    first, _, last = said.partition(":")
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(said) < 40):  # noqa: PLR2004 - no file is longer
        return None
    return Sequence((text(first, line, plain=True), text(last, line, plain=True)), line, 1)


def _relationship(said: str, line: int) -> Node | None:
    parts = said.split()
    keys = ("spdxElementId", "relationshipType", "relatedSpdxElement")
    return _mapping_of_texts(line, **dict(zip(keys, parts, strict=True))) if len(parts) == len(keys) else None


def _external_document(said: str, line: int) -> Node | None:
    parts = said.split(None, 2)
    checksum = _checksum(parts[2], line) if len(parts) == 3 else None  # noqa: PLR2004 - id, address, checksum
    if checksum is None:
        return None
    pairs: dict[str, Node] = {"externalDocumentId": text(parts[0], line), "spdxDocument": text(parts[1], line)}
    return mapping(line, {**pairs, "checksum": checksum})


def _external_ref(said: str, line: int) -> Node | None:
    parts = said.split()
    keys = ("referenceCategory", "referenceType", "referenceLocator")
    return _mapping_of_texts(line, **dict(zip(keys, parts, strict=True))) if len(parts) == len(keys) else None


def _mapping_of_texts(line: int, **said: str) -> Node:
    return mapping(line, {key: text(value, line) for key, value in said.items()})


_FORMS: Mapping[Form, Callable[[str, int], Node | None]] = {
    Form.CHECKSUM: _checksum,
    Form.CODE: _code,
    Form.RELATIONSHIP: _relationship,
    Form.EXTERNAL_DOCUMENT: _external_document,
    Form.EXTERNAL_REF: _external_ref,
}
