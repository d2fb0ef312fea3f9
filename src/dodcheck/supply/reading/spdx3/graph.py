"""The objects of an SPDX 3 document: each with its place, and found by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from dodcheck.supply.bom import Pointer
from dodcheck.supply.reading.walk import objects_in, text_at

GRAPH = "@graph"


class GraphObject(NamedTuple):
    """One object: where it stands, its class as far as it names one, its id, and its values."""

    at: Pointer
    kind: str
    name: str | None
    value: Mapping[str, Any]


class Graph(NamedTuple):
    """All objects in the order of the document, those within others too; ``named`` by id, the first of an id."""

    things: tuple[GraphObject, ...]
    named: Mapping[str, GraphObject]

    def of_kind(self, *kinds: str) -> Iterator[GraphObject]:
        """Yield the objects of some classes."""
        return (graph_object for graph_object in self.things if graph_object.kind in kinds)

    def objects_at(self, holder: Mapping[str, Any], key: str) -> Iterator[tuple[str, GraphObject | None]]:
        """Yield what a key refers to: its id, and the object if it stands in the document; inner objects as well."""
        for said in _as_list(holder.get(key)):
            if isinstance(said, str):
                yield said, self.named.get(said)
            elif isinstance(said, dict):
                name = id_of(said)
                yield name or "", GraphObject((), str(said.get("type", "")), name, said)


def graph_of(value: dict[str, Any]) -> Graph:
    """Return the objects of a document: those in its graph, or the one that it is. Raises ``NotRead`` if too deep."""
    things = tuple(_graph_objects(value))
    named: dict[str, GraphObject] = {}
    for graph_object in things:
        if graph_object.name is not None:
            named.setdefault(graph_object.name, graph_object)
    return Graph(things, named)


def id_of(value: Mapping[str, Any]) -> str | None:
    """Return the id of an object: ``spdxId`` of an element, ``@id`` of anything else."""
    return text_at(value, "spdxId") if "spdxId" in value else text_at(value, "@id")


def is_extension(kind: str) -> bool:
    """Tell whether a class is none of SPDX: it is named by an IRI, and its objects may hold anything."""
    return ":" in kind


def _graph_objects(value: dict[str, Any]) -> Iterator[GraphObject]:
    foreign: set[Pointer] = set()
    for at, one in objects_in(value):
        if any(at[:count] in foreign for count in range(1, len(at))) or (GRAPH in value and at in ((), (GRAPH,))):
            continue
        kind = text_at(one, "type") or ""
        if is_extension(kind):
            foreign.add(at)
        yield GraphObject(at, kind, id_of(one), one)


def _as_list(said: object) -> Iterable[object]:
    return said if isinstance(said, list) else (said,)
