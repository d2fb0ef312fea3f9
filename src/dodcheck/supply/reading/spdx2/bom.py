"""The values of an SPDX 2 document into a bill of materials: what is there is taken, a wrong type left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Bom, Spec
from dodcheck.supply.reading.spdx2.components import file, package
from dodcheck.supply.reading.spdx2.refs import declared_in, used_in
from dodcheck.supply.reading.spdx2.relations import dependencies, relations, subject_among
from dodcheck.supply.reading.walk import object_at, objects_at, text_at, texts_at


def bom_of(value: dict[str, Any], spec: Spec) -> Bom:
    """Return the bill of materials."""
    related = relations(value)
    packages = tuple(package(one, at) for at, one in objects_at(value, "packages", ()))
    components = (*packages, *(file(one, at) for at, one in objects_at(value, "files", ())))
    about = subject_among(value, related, components)
    creation = object_at(value, "creationInfo")
    created = text_at(creation, "created")
    return Bom(
        spec=spec,
        components=tuple(component for component in components if about is None or component.ref != about),
        dependencies=tuple(dependencies(related, frozenset(component.ref for component in packages if component.ref))),
        declared=tuple(declared_in(value)),
        used=tuple(used_in(value, related)),
        subject=next((component for component in components if about is not None and component.ref == about), None),
        serial=text_at(value, "documentNamespace"),
        timestamp=None if created is None else (created, ("creationInfo", "created")),
        authors=tuple(dict.fromkeys(_authors(creation))),
    )


def _authors(creation: dict[str, Any]) -> Iterator[str]:
    """Yield who made it, without the word that says what they are."""
    for _, said in texts_at(creation, "creators", ()):
        name = said.partition(":")[2].strip()
        if name and name != "NOASSERTION":
            yield name
