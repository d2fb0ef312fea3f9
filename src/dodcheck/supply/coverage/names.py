"""Names of libraries, and the names of the folders that they lie in."""

from __future__ import annotations

import re

from dodcheck.supply.bom import Component
from dodcheck.supply.vendoring.vendored import Vendored

_APART = re.compile(r"[-_.\s]+")
_VERSION = re.compile(r"-v?\d[\d-]*$")


def folded_name(name: str) -> str:
    """Return a name in lower case, with one joint for `-`, `_`, `.` and spaces."""
    return _APART.sub("-", name.strip().casefold()).strip("-")


def loose_name(name: str) -> str:
    """Return a folded name without `lib` before it and without a version behind it: that may be another library."""
    return _VERSION.sub("", name).removeprefix("lib").strip("-")


def names_of(component: Component) -> frozenset[str]:
    """Return how a component may be called, folded: its name, and the last part of one with a namespace."""
    last = re.split(r"[/:]", component.name.strip().rstrip("/:"))[-1]
    return frozenset({folded_name(component.name), folded_name(last)}) - {""}


def names_of_code(code: Vendored) -> frozenset[str]:
    """Return how vendored code may be called, folded: as it says itself, and as its folder is."""
    return frozenset({folded_name(code.name.value), folded_name(code.path.rpartition("/")[2])}) - {""}
