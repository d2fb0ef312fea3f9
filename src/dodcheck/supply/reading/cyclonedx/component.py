"""One component of CycloneDX, and those in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Component, Hash, Licence, LicenceForm, Link, Pointer
from dodcheck.supply.reading.walk import object_at, objects_at, text_at

_PLACE_NAMES = frozenset({"path", "filepath", "srcfile", "location", "folder", "directory", "srcpath"})
"""The last word of a property that names a place: ``dodcheck:path``, ``aquasecurity:trivy:FilePath``."""


def components_in(value: dict[str, Any], at: Pointer) -> tuple[Component, ...]:
    """Return the components below an object, nested ones behind the one that holds them."""
    found: list[Component] = []
    waiting = [objects_at(value, "components", at)]
    while waiting:
        place, one = next(waiting[-1], (None, {}))
        if place is None:
            waiting.pop()
            continue
        found.append(component(one, place))
        waiting.append(objects_at(one, "components", place))
    return tuple(found)


def component(value: dict[str, Any], at: Pointer) -> Component:
    """Return a component. Its supplier is whom it names as such, else the manufacturer, else the publisher."""
    kind = text_at(value, "type")
    properties = _properties(value)
    return Component(
        name=text_at(value, "name") or "",
        version=text_at(value, "version"),
        kind=kind,
        ref=text_at(value, "bom-ref"),
        at=at,
        group=text_at(value, "group"),
        supplier=_supplier(value),
        purl=text_at(value, "purl"),
        cpe=text_at(value, "cpe"),
        description=text_at(value, "description"),
        licences=tuple(licences(value, at)),
        hashes=tuple(_hashes(value, at)),
        links=tuple(_links(value, at)),
        commits=tuple(_commits(value)),
        places=tuple(dict.fromkeys(_places(value, properties))),
        properties=properties,
        is_file=kind == "file",
    )


def licences(value: dict[str, Any], at: Pointer) -> Iterator[Licence]:
    """Yield the licences of an object: one by its id where it has one, else by its name; and expressions."""
    for place, choice in objects_at(value, "licenses", at):
        if (expression := text_at(choice, "expression")) is not None:
            yield Licence(LicenceForm.EXPRESSION, expression, (*place, "expression"))
        licence = object_at(choice, "license")
        for form in (LicenceForm.ID, LicenceForm.NAME):
            if (said := text_at(licence, form.value)) is not None:
                yield Licence(form, said, (*place, "license", form.value))
                break


def _supplier(value: dict[str, Any]) -> str | None:
    named = (text_at(object_at(value, key), "name") for key in ("supplier", "manufacturer"))
    return next((name for name in named if name is not None), text_at(value, "publisher"))


def _hashes(value: dict[str, Any], at: Pointer) -> Iterator[Hash]:
    for place, one in objects_at(value, "hashes", at):
        algorithm, content = text_at(one, "alg"), text_at(one, "content")
        if algorithm is not None and content is not None:
            yield Hash(algorithm, content, place)


def _links(value: dict[str, Any], at: Pointer) -> Iterator[Link]:
    for place, one in objects_at(value, "externalReferences", at):
        if (url := text_at(one, "url")) is not None:
            yield Link(text_at(one, "type") or "", url, place)


def _commits(value: dict[str, Any]) -> Iterator[str]:
    for _, one in objects_at(object_at(value, "pedigree"), "commits", ()):
        if uid := text_at(one, "uid"):
            yield uid


def _places(value: dict[str, Any], properties: dict[str, str]) -> Iterator[str]:
    for _, one in objects_at(object_at(value, "evidence"), "occurrences", ()):
        if location := text_at(one, "location"):
            yield location
    for name, said in properties.items():
        if said and _last_word(name) in _PLACE_NAMES:
            yield said


def _last_word(name: str) -> str:
    """Return the last word of a property's name; numbers before it count places: ``syft:location:0:path``."""
    return name.rpartition(":")[2].rpartition(".")[2].replace("_", "").replace("-", "").lower()


def _properties(value: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for _, one in objects_at(value, "properties", ()):
        if (name := text_at(one, "name")) is not None:
            found.setdefault(name, text_at(one, "value") or "")
    return found
