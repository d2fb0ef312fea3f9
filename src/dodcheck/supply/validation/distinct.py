"""Which components of a bill of materials are different packages."""

from __future__ import annotations

from dodcheck.supply.bom import Bom, Component


def distinct(bom: Bom) -> tuple[Component, ...]:
    """Return the components that are packages, each once, in their order: files, and what has no name, don't count.

    Two are one where their group, name and version agree, whatever their case.
    """
    found: dict[tuple[str, ...], Component] = {}
    for one in bom.components:
        if not one.is_file and one.name.strip():
            key = tuple((part or "").strip().casefold() for part in (one.group, one.name, one.version))
            found.setdefault(key, one)
    return tuple(found.values())
