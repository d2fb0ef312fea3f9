"""The graph of an SPDX 3 document into a bill of materials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from dodcheck.supply.bom import Bom, Component, Dependency, Licence, Spec
from dodcheck.supply.reading.spdx3.components import FILES, PACKAGES, component, names
from dodcheck.supply.reading.spdx3.graph import Graph, GraphObject
from dodcheck.supply.reading.spdx3.licences import RELATIONSHIPS, told_licences
from dodcheck.supply.reading.spdx3.refs import declared_in, used_in
from dodcheck.supply.reading.walk import text_at

_NEEDS = frozenset(
    {
        "dependsOn",
        "hasDynamicLink",
        "hasOptionalDependency",
        "hasPrerequisite",
        "hasProvidedDependency",
        "hasStaticLink",
    }
)
"""What says that the first needs the others."""
_NEEDS_AMONG_PACKAGES = frozenset({"contains", "hasRequirement"})
"""What says so where all are packages."""


def bom_of(graph: Graph, spec: Spec) -> Bom:
    """Return the bill of materials."""
    relations = tuple(graph.of_kind(*RELATIONSHIPS))
    licences = _licences(graph)
    found = [graph_object for graph_object in graph.things if graph_object.kind in PACKAGES | FILES]
    components = tuple(
        component(graph, graph_object, tuple(licences[graph_object.name or ""])) for graph_object in found
    )
    about = _subject(graph, components)
    document = next(graph.of_kind("SpdxDocument"), None)
    creation = _creation(graph, document)
    created = text_at(creation.value, "created") if creation else None
    return Bom(
        spec=spec,
        components=tuple(one for one in components if about is None or one.ref != about),
        dependencies=tuple(_dependencies(graph, relations)),
        declared=tuple(declared_in(graph)),
        used=tuple(used_in(graph)),
        subject=next((one for one in components if about is not None and one.ref == about), None),
        serial=document.name if document else None,
        timestamp=(created, (*creation.at, "created")) if creation and created is not None else None,
        authors=tuple(dict.fromkeys(_authors(graph, creation.value))) if creation else (),
    )


def _licences(graph: Graph) -> Mapping[str, list[Licence]]:
    """Return the licences of each element, by its id."""
    found: dict[str, list[Licence]] = defaultdict(list)
    for relation, licence in told_licences(graph):
        for name, _ in graph.objects_at(relation.value, "from"):
            if isinstance(licence, Licence):
                found[name].append(licence)
    return found


def _dependencies(graph: Graph, relations: tuple[GraphObject, ...]) -> Iterator[Dependency]:
    packages = {graph_object.name for graph_object in graph.things if graph_object.kind in PACKAGES}
    for graph_object in relations:
        kind = text_at(graph_object.value, "relationshipType")
        on = tuple(name for name, _ in graph.objects_at(graph_object.value, "to") if name)
        for name, _ in graph.objects_at(graph_object.value, "from"):
            within = name in packages and all(other in packages for other in on)
            if name and on and (kind in _NEEDS or (kind in _NEEDS_AMONG_PACKAGES and within)):
                yield Dependency(name, on, graph_object.at)


def _subject(graph: Graph, components: tuple[Component, ...]) -> str | None:
    """Return the id of the one package at the root of the document, where it lists others too."""
    roots = [
        name
        for graph_object in graph.of_kind("SpdxDocument")
        for name, _ in graph.objects_at(graph_object.value, "rootElement")
    ]
    inner = [graph.named[name] for name in roots if name in graph.named]
    for graph_object in inner:
        if graph_object.kind in ("software_Sbom", "Bom"):
            roots += [name for name, _ in graph.objects_at(graph_object.value, "rootElement")]
    packages = [one.ref for one in components if not one.is_file]
    found = {name for name in roots if name in packages}
    return found.pop() if len(found) == 1 and len(packages) > 1 else None


def _creation(graph: Graph, document: GraphObject | None) -> GraphObject | None:
    """Return what tells who made the document, and when; without one, who made whatever stands first."""
    if document is not None:
        found = document.value.get("creationInfo")
        if isinstance(found, dict):
            return GraphObject((*document.at, "creationInfo"), "CreationInfo", None, found)
        if isinstance(found, str) and found in graph.named:
            return graph.named[found]
    return next(graph.of_kind("CreationInfo"), None)


def _authors(graph: Graph, creation: Mapping[str, Any]) -> Iterator[str]:
    yield from names(graph, creation, "createdBy")
    yield from names(graph, creation, "createdUsing")
