"""Components that stand in the list twice."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.supply.bom import Bom, Component
from dodcheck.supply.codes import shown
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield each component that is the same as one before it. Files of a package are left out.

    The same is what has one purl, or without one, one group, name and version; in two places it is two copies.
    """
    seen: set[tuple[object, ...]] = set()
    for one in bom.components:
        if one.is_file:
            continue
        key = identity(one)
        if key in seen:
            yield problem("duplicate-component", f"{_said(one)} is listed twice", one.at)
        seen.add(key)


def identity(one: Component) -> tuple[object, ...]:
    """Return what tells a component from all others in a list."""
    where = tuple(sorted(set(one.places)))
    return (one.purl, where) if one.purl else (one.group or "", one.name, one.version or "", one.kind, where)


def _said(one: Component) -> str:
    return shown(one.purl or " ".join(part for part in (one.group, one.name, one.version) if part))
