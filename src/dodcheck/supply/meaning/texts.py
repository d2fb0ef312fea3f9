"""Texts that are there and say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.supply.bom import Bom, Component
from dodcheck.supply.codes import shown
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield the texts of components that are empty or white space."""
    for one in (bom.subject, *bom.components):
        if one is not None:
            for what in _empty(one):
                whose = f" of {shown(one.name)}" if what != "name" else ""
                yield problem("empty-text", f"the {what}{whose} is an empty text", one.at)


def _empty(one: Component) -> Iterator[str]:
    told = (one.name, one.version, one.group, one.supplier, one.purl)
    for what, text in zip(("name", "version", "group", "supplier", "purl"), told, strict=True):
        if text is not None and not text.strip():
            yield what
