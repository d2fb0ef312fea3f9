"""Which components of a bill of materials are different packages."""

from __future__ import annotations

import unicodedata

from dodcheck.supply.bom import Bom, Component


def distinct_components(bom: Bom) -> tuple[Component, ...]:
    """Return the components that are packages, each once, in their order: files, and what has no name, don't count.

    Two are one where their group, name and version agree, whatever their case and signs that are not seen.
    """
    found: dict[tuple[str, str, str], Component] = {}
    for component in bom.components:
        if not component.is_file and _folded_text(component.name):
            found.setdefault(plain_name(component), component)
    return tuple(found.values())


def plain_name(component: Component) -> tuple[str, str, str]:
    """Return the group, name and version of a component, so that they can be compared."""
    return _folded_text(component.group), _folded_text(component.name), _folded_text(component.version)


def _folded_text(text: str | None) -> str:
    told = text or ""
    if not told.isascii():
        told = "".join(sign for sign in unicodedata.normalize("NFKC", told) if unicodedata.category(sign) != "Cf")
    return told.strip().casefold()
