"""References of packages to what lies outside: their types and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.reading.walk import objects_at, text_at

_TYPES: Mapping[str, frozenset[str]] = {
    "SECURITY": frozenset({"cpe22Type", "cpe23Type", "advisory", "fix", "url", "swid"}),
    "PACKAGE-MANAGER": frozenset({"maven-central", "npm", "nuget", "bower", "purl"}),
    "PERSISTENT-ID": frozenset({"swh", "gitoid"}),
}
_FORMS: Mapping[str, re.Pattern[str]] = {
    "cpe22Type": re.compile(r"c[pP][eE]:/[AHOaho]?(?::[A-Za-z0-9._~%-]*+){0,6}"),
    "cpe23Type": re.compile(r"cpe:2\.3:[aho*-](?::(?=[^\s:])[^\s:\\]*+(?:\\[!-/:-@\[-`{-~][^\s:\\]*+)*+){10}"),
    "maven-central": re.compile(r"[^\s:]++:[^\s:]++(?::[^\s:]++)?"),
    "purl": re.compile(r"pkg:\S+"),
    "swh": re.compile(r"swh:1:(?:snp|rel|rev|dir|cnt):[0-9a-fA-F]{40}"),
    "gitoid": re.compile(r"gitoid:(?:blob|tree|commit|tag):(?:sha1:[0-9a-fA-F]{40}|sha256:[0-9a-fA-F]{64})"),
    "advisory": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+"),
    "fix": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+"),
    "url": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+"),
    "swid": re.compile(r"swid:\S+"),
}
_MAX_LOCATOR = 4000


def problems(value: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with outer references."""
    for at, package in objects_at(value, "packages", ()):
        for place, one in objects_at(package, "externalRefs", at):
            yield from _reference_problems(one, place)


def _reference_problems(one: dict[str, Any], at: Pointer) -> Iterator[Problem]:
    category = (text_at(one, "referenceCategory") or "").replace("_", "-")
    kind, locator = text_at(one, "referenceType"), text_at(one, "referenceLocator")
    if kind is None or locator is None:
        return
    name = kind.rpartition("/")[2]
    if category in _TYPES and name not in _TYPES[category]:
        words = f"the type {excerpt(kind)} is none of the category {category}"
        yield problem("spdx-reference-type", words, (*at, "referenceType"))
    fault = _fault(name, locator)
    if fault:
        yield problem("spdx-external-ref", f"the reference {excerpt(locator)} {fault}", (*at, "referenceLocator"))


def _fault(name: str, locator: str) -> str | None:
    form = _FORMS.get(name)
    if len(locator) > _MAX_LOCATOR:
        return "is too long to be one"
    if form and name != "purl" and not form.fullmatch(locator):
        return f"is not written as `{name}` demands"
    return "is empty or holds white space" if not locator or any(sign.isspace() for sign in locator) else None
