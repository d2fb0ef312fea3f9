"""Packages and files of SPDX 3 as components."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dodcheck.supply.bom import Component, Hash, Licence, Link, Pointer
from dodcheck.supply.reading.spdx2.components import commits_in, link_kind, relative_path
from dodcheck.supply.reading.spdx3.graph import Graph, GraphObject
from dodcheck.supply.reading.walk import objects_at, text_at, texts_at

PACKAGES = frozenset({"software_Package", "ai_AIPackage", "dataset_DatasetPackage"})
"""Classes whose objects are packages."""
FILES = frozenset({"software_File"})
"""Classes whose objects are files."""

_HASHES = {
    "sha1": "SHA-1",
    "sha224": "SHA-224",
    "sha256": "SHA-256",
    "sha384": "SHA-384",
    "sha512": "SHA-512",
    "sha3_224": "SHA3-224",
    "sha3_256": "SHA3-256",
    "sha3_384": "SHA3-384",
    "sha3_512": "SHA3-512",
    "blake2b256": "BLAKE2b-256",
    "blake2b384": "BLAKE2b-384",
    "blake2b512": "BLAKE2b-512",
    "blake3": "BLAKE3",
    "adler32": "ADLER32",
    "md2": "MD2",
    "md4": "MD4",
    "md5": "MD5",
    "md6": "MD6",
}


def component(graph: Graph, thing: GraphObject, licences: tuple[Licence, ...]) -> Component:
    """Return a package or file; its places and addresses are as it has them, its supplier by name."""
    value, is_file = thing.value, thing.kind in FILES
    ids = dict(_identifiers(graph, value))
    name = text_at(value, "name") or ""
    location = text_at(value, "software_downloadLocation") or ""
    return Component(
        name=name,
        version=text_at(value, "software_packageVersion"),
        kind="file" if is_file else text_at(value, "software_primaryPurpose"),
        ref=thing.name,
        at=thing.at,
        supplier=next(names(graph, value, "suppliedBy"), None),
        purl=text_at(value, "software_packageUrl") or ids.get("packageUrl"),
        cpe=ids.get("cpe23", ids.get("cpe22")),
        description=text_at(value, "description") or text_at(value, "summary"),
        licences=licences,
        hashes=tuple(_hashes(value, thing.at)),
        links=tuple(_links(value, thing.at)),
        commits=tuple(dict.fromkeys(commits_in(location, *_swhids(value, ids)))),
        places=(relative_path(name),) if is_file and name else (),
        properties=dict(_properties(graph, value)),
        is_file=is_file,
    )


def names(graph: Graph, holder: Mapping[str, Any], key: str) -> Iterator[str]:
    """Yield the names of those that a key refers to, the id of one that has none or stands elsewhere."""
    for name, thing in graph.objects_at(holder, key):
        said = text_at(thing.value, "name") if thing else None
        if said or name:
            yield said or name


def _identifiers(graph: Graph, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the outer identifiers by their type, the first of a type last."""
    told = []
    for _, graph_object in graph.objects_at(value, "externalIdentifier"):
        kind, said = (
            text_at(graph_object.value, key) if graph_object else None
            for key in ("externalIdentifierType", "identifier")
        )
        if kind is not None and said is not None:
            told.append((kind, said))
    yield from reversed(told)


def _swhids(value: Mapping[str, Any], ids: Mapping[str, str]) -> Iterator[str]:
    if "swhid" in ids:
        yield ids["swhid"]
    for _, one in objects_at(value, "software_contentIdentifier", ()):
        if (said := text_at(one, "software_contentIdentifierValue")) is not None:
            yield said


def _hashes(value: Mapping[str, Any], at: Pointer) -> Iterator[Hash]:
    for place, one in objects_at(value, "verifiedUsing", at):
        algorithm, said = text_at(one, "algorithm"), text_at(one, "hashValue")
        if algorithm is not None and said is not None and one.get("type") == "Hash":
            yield Hash(_HASHES.get(algorithm, algorithm), said, (*place, "hashValue"))


def _links(value: Mapping[str, Any], at: Pointer) -> Iterator[Link]:
    if location := text_at(value, "software_downloadLocation"):
        yield Link(link_kind(location), location, (*at, "software_downloadLocation"))
    if homepage := text_at(value, "software_homePage"):
        yield Link("website", homepage, (*at, "software_homePage"))
    for place, one in objects_at(value, "externalRef", at):
        kind = text_at(one, "externalRefType") or "other"
        yield from (Link(kind, address, where) for where, address in texts_at(one, "locator", place))


def _properties(graph: Graph, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    originator = next(names(graph, value, "originatedBy"), None)
    if originator is not None:
        yield "originator", originator
    if (source := text_at(value, "software_sourceInfo")) is not None:
        yield "sourceInfo", source
