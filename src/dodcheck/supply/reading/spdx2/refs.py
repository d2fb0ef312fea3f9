"""Which names an SPDX 2 document declares, and which it uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dodcheck.supply.bom import Pointer, Ref
from dodcheck.supply.reading.spdx2.relations import Relation
from dodcheck.supply.reading.walk import object_at, objects_at, text_at, texts_at

_ELEMENTS = {"packages": "package", "files": "file", "snippets": "snippet"}
_OWN_LICENCE = re.compile(r"(?<![\w.:-])(?:(DocumentRef-[\w.+-]+):)?(LicenseRef-[\w.-]+)", re.ASCII)
_LICENCES = (
    "licenseConcluded",
    "licenseDeclared",
    "licenseInfoFromFiles",
    "licenseInfoInFiles",
    "licenseInfoInSnippets",
)
_USES = ("hasFiles", "fileDependencies", "snippetFromFile")


def declared_in(value: dict[str, Any]) -> Iterator[Ref]:
    """Yield the ids of the document, its elements, its own licences and of the documents that it refers to."""
    if (name := text_at(value, "SPDXID")) is not None:
        yield Ref(name, "document", ("SPDXID",))
    for at, what, one in elements_of(value):
        if (name := text_at(one, "SPDXID")) is not None:
            yield Ref(name, what, (*at, "SPDXID"))
    for at, one in objects_at(value, "hasExtractedLicensingInfos", ()):
        if (name := text_at(one, "licenseId")) is not None:
            yield Ref(name, "licence", (*at, "licenseId"))
    for at, one in objects_at(value, "externalDocumentRefs", ()):
        if (name := text_at(one, "externalDocumentId")) is not None:
            yield Ref(name, "external document", (*at, "externalDocumentId"))


def used_in(value: dict[str, Any], related: Iterable[Relation]) -> Iterator[Ref]:
    """Yield the ids that are referred to. Of an element of another document, that document is what is used here."""
    for at, name in texts_at(value, "documentDescribes", ()):
        yield _used_ref(name, "documentDescribes", at)
    for relation in related:
        yield _used_ref(relation.left, "spdxElementId", (*relation.at, "spdxElementId"))
        yield _used_ref(relation.right, "relatedSpdxElement", (*relation.at, "relatedSpdxElement"))
    for at, _, one in elements_of(value):
        for key in _USES:
            yield from (_used_ref(name, key, place) for place, name in texts_at(one, key, at))
        for key in _LICENCES:
            yield from _own_licences(texts_at(one, key, at), key)
        for place, extent in objects_at(one, "ranges", at):
            yield from _of_extent(place, extent)


def elements_of(value: dict[str, Any]) -> Iterator[tuple[Pointer, str, dict[str, Any]]]:
    """Yield packages, files and snippets: place, what it is, values."""
    for key, what in _ELEMENTS.items():
        yield from ((at, what, one) for at, one in objects_at(value, key, ()))


def _of_extent(at: Pointer, extent: dict[str, Any]) -> Iterator[Ref]:
    for end in ("startPointer", "endPointer"):
        if (name := text_at(object_at(extent, end), "reference")) is not None:
            yield _used_ref(name, "reference", (*at, end, "reference"))


def _own_licences(texts: Iterable[tuple[Pointer, str]], what: str) -> Iterator[Ref]:
    for at, text in texts:
        if "LicenseRef-" in text:
            for found in _OWN_LICENCE.finditer(text):
                yield Ref(found[1] or found[2], what, at)


def _used_ref(name: str, what: str, at: Pointer) -> Ref:
    outer, colon, _ = name.partition(":")
    return Ref(outer if colon and outer.startswith("DocumentRef-") else name, what, at)
