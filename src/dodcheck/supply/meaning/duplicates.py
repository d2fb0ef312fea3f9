"""Components that stand in the list twice."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.supply.bom import Bom, Component
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield each component that is the same as one before it. Files of a package are left out.

    The same is what has one purl, or without one, one group, name and version; in two places it is two copies.
    """
    seen: set[tuple[object, ...]] = set()
    for component in bom.components:
        if component.is_file:
            continue
        key = identity(component)
        if key in seen:
            yield problem("duplicate-component", f"{_component_in_words(component)} is listed twice", component.at)
        seen.add(key)


def identity(component: Component) -> tuple[object, ...]:
    """Return what tells a component from all others in a list."""
    where = tuple(sorted(set(component.places)))
    return (
        (component.purl, where)
        if component.purl
        else (component.group or "", component.name, component.version or "", component.kind, where)
    )


def _component_in_words(component: Component) -> str:
    return excerpt(
        component.purl or " ".join(part for part in (component.group, component.name, component.version) if part)
    )
