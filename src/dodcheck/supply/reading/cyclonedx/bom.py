"""Plain values of CycloneDX into a bill of materials: what is there is taken, what has a wrong type is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Bom, Dependency, Pointer, Spec
from dodcheck.supply.reading.cyclonedx.component import component, components_in
from dodcheck.supply.reading.cyclonedx.refs import declared_in, used_in
from dodcheck.supply.reading.walk import object_at, objects_at, objects_in, text_at, texts_at


def bom_of(value: dict[str, Any], spec: Spec) -> Bom:
    """Return the bill of materials. Raises ``NotRead`` for values that are nested too deep."""
    objects = tuple(objects_in(value))
    metadata = object_at(value, "metadata")
    timestamp = text_at(metadata, "timestamp")
    subject = metadata.get("component")
    at: Pointer = ("metadata", "component")
    inside = components_in(subject, at) if isinstance(subject, dict) else ()
    return Bom(
        spec=spec,
        components=(*inside, *components_in(value, ())),
        dependencies=tuple(_dependencies(value)),
        declared=tuple(declared_in(objects)),
        used=tuple(used_in(objects)),
        subject=component(subject, at) if isinstance(subject, dict) else None,
        serial=text_at(value, "serialNumber"),
        timestamp=None if timestamp is None else (timestamp, ("metadata", "timestamp")),
        authors=tuple(dict.fromkeys(_authors(metadata))),
    )


def _dependencies(value: dict[str, Any]) -> Iterator[Dependency]:
    for at, one in objects_at(value, "dependencies", ()):
        if (ref := text_at(one, "ref")) is not None:
            yield Dependency(ref, tuple(name for _, name in texts_at(one, "dependsOn", at)), at)


def _authors(metadata: dict[str, Any]) -> Iterator[str]:
    for _, person in objects_at(metadata, "authors", ()):
        yield from _name(person, "name", "email")
    for key in ("manufacture", "manufacturer", "supplier"):
        yield from _name(object_at(metadata, key), "name")
    for _, tool in objects_at(metadata, "tools", ()):
        yield from _name(tool, "name", "vendor")
    tools = object_at(metadata, "tools")
    for kind in ("components", "services"):
        for _, tool in objects_at(tools, kind, ()):
            yield from _name(tool, "name")


def _name(value: dict[str, Any], *keys: str) -> Iterator[str]:
    """Yield the first of some texts that says anything."""
    said = (text for key in keys if (text := text_at(value, key)) and text.strip())
    yield from list(said)[:1]
