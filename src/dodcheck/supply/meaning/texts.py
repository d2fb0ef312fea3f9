"""Texts that are there and say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.supply.bom import Bom, Component
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield the texts of components that are empty or white space."""
    for component in (bom.subject, *bom.components):
        if component is not None:
            for what in _empty(component):
                whose = f" of {excerpt(component.name)}" if what != "name" else ""
                yield problem("empty-text", f"the {what}{whose} is an empty text", component.at)


def _empty(component: Component) -> Iterator[str]:
    texts = (component.name, component.version, component.group, component.supplier, component.purl)
    for what, text in zip(("name", "version", "group", "supplier", "purl"), texts, strict=True):
        if text is not None and not text.strip():
            yield what
