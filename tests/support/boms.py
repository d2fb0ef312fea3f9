"""Bills of materials for tests, from plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dodcheck.supply.bom import (
    Bom,
    Component,
    Dependency,
    Encoding,
    Family,
    Hash,
    Licence,
    LicenceForm,
    Link,
    Pointer,
    Ref,
    Spec,
)

_PACKAGE: Mapping[str, Any] = {"supplier": "Somebody", "version": "1", "hashes": {"SHA-256": "ab" * 32}}


def component(told: Mapping[str, Any], at: Pointer) -> Component:
    """Return a component: texts by the names of its fields, licences and hashes by form and algorithm.

    With ``whole: false`` nothing is added; else a supplier, a version and a checksum where they are not told.
    """
    said = {**({} if told.get("whole") is False else _PACKAGE), **told}
    said.pop("whole", None)
    licences = said.pop("licences", ())
    hashes = [(algorithm, value) for algorithm, one in said.pop("hashes", {}).items() for value in _several(one)]
    links = said.pop("links", {})
    commits, places = tuple(said.pop("commits", ())), tuple(said.pop("places", ()))
    return Component(
        name=said.pop("name"),
        version=said.pop("version", None),
        kind=said.pop("kind", "library"),
        ref=said.pop("ref", None),
        at=at,
        licences=tuple(_licence(one, (*at, "licenses", index)) for index, one in enumerate(licences)),
        hashes=tuple(Hash(name, value, (*at, "hashes", index)) for index, (name, value) in enumerate(hashes)),
        links=tuple(Link(kind, url, at) for kind, url in links.items()),
        commits=commits,
        places=places,
        **said,
    )


def bom(told: Mapping[str, Any]) -> Bom:
    """Return a bill: its ``components``, ``depends`` (what on what); whole but for what is told.

    ``declared`` are the names of the components and those told, ``used`` those told; ``spec`` is `CycloneDX 1.6 JSON`.
    """
    family, version, *encoding = str(told.get("spec", "CycloneDX 1.6")).split()
    components = tuple(component(one, ("components", index)) for index, one in enumerate(told.get("components", ())))
    declared = [Ref(one.ref, "component", one.at) for one in components if one.ref is not None]
    stamp = told.get("timestamp", "2024-05-31T12:00:00Z")
    return Bom(
        spec=Spec(Family(family), version, Encoding(*encoding or ["JSON"])),
        components=components,
        dependencies=tuple(_dependencies(told.get("depends", [["a", "b"]]))),
        declared=(*declared, *_refs(told.get("declared", ()), "services")),
        used=_refs(told.get("used", ()), "dependencies"),
        subject=component(told["subject"], ("metadata", "component")) if "subject" in told else None,
        serial=told.get("serial"),
        timestamp=(stamp, ("metadata", "timestamp")) if stamp is not None else None,
        authors=tuple(told.get("authors", ["Somebody"])),
    )


def _several(value: Any) -> Sequence[str]:  # noqa: ANN401 - whatever stands in a case
    return value if isinstance(value, list) else [str(value)]


def _licence(told: Mapping[str, str], at: Pointer) -> Licence:
    ((form, said),) = told.items()
    return Licence(LicenceForm(form), said, at)


def _refs(told: Sequence[Mapping[str, str]], where: str) -> tuple[Ref, ...]:
    return tuple(
        Ref(name, what, ("formulation" if what == "formula" else where, index))
        for index, one in enumerate(told)
        for what, name in one.items()
    )


def _dependencies(told: Sequence[Sequence[str]]) -> list[Dependency]:
    return [Dependency(ref, tuple(on), ("dependencies", index)) for index, (ref, *on) in enumerate(told)]
