"""Which ids an SPDX 3 document declares, which it uses, and whether they lead to something of the right class."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.supply.bom import Pointer, Ref
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx3.classes import classes, with_article
from dodcheck.supply.reading.spdx3.graph import Graph, is_extension
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.reading.walk import text_at, texts_at
from dodcheck.supply.schemas.words import path_words, value_words

_BUILT_IN = ("https://spdx.org/rdf/3.0.1/terms/", "https://spdx.org/licenses/", "http://spdx.org/licenses/")
"""What SPDX itself declares: individuals such as ``NoneElement``, and the licences of its list."""


def declared_in(graph: Graph) -> Iterator[Ref]:
    """Yield the ids of objects, and those of other documents that this one says it imports."""
    for graph_object in graph.things:
        if graph_object.name is not None:
            yield Ref(
                graph_object.name,
                graph_object.kind,
                (*graph_object.at, "spdxId" if "spdxId" in graph_object.value else "@id"),
            )


def used_in(graph: Graph) -> Iterator[Ref]:
    """Yield the ids that are referred to within the document; what it imports is left out, and what SPDX declares."""
    outside = _imported_ids(graph)
    for at, key, said in _reference_places(graph):
        if said not in outside and not _built_in(said, key):
            yield Ref(said, key, at)


def misled(graph: Graph) -> Iterator[Problem]:
    """Yield references that lead to an object of a class that does not belong there."""
    for at, key, said in _reference_places(graph):
        found, wanted = graph.named.get(said), classes().wanted[key]
        if found and found.kind in classes().keys and found.kind not in wanted.classes:
            words = (
                f"{value_words(said)} is {with_article(found.kind)}, and {with_article(wanted.base)} has to stand here"
            )
            yield problem("spdx-class", f"{path_words(at)}: {words}", at)


def _reference_places(graph: Graph) -> Iterator[tuple[Pointer, str, str]]:
    wanted = classes().wanted
    for graph_object in graph.things:
        if not is_extension(graph_object.kind):
            for key in graph_object.value:
                if key in wanted:
                    yield from ((at, key, said) for at, said in texts_at(graph_object.value, key, graph_object.at))


def _imported_ids(graph: Graph) -> frozenset[str]:
    found = (text_at(graph_object.value, "externalSpdxId") for graph_object in graph.of_kind("ExternalMap"))
    return frozenset(name for name in found if name)


def _built_in(said: str, key: str) -> bool:
    return said in classes().wanted[key].words or said.startswith(_BUILT_IN)
