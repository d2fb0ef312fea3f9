"""Packages and files of SPDX 2 as components."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Component, Licence, LicenceForm, Link, Pointer
from dodcheck.supply.reading.spdx2.hashes import hashes
from dodcheck.supply.reading.spdx2.relations import NOTHING
from dodcheck.supply.reading.walk import objects_at, text_at

_COMMIT = re.compile(r"@([0-9a-fA-F]{40}|[0-9a-fA-F]{64})(?=[#?/]|$)")
_HERITAGE = re.compile(r"swh:1:rev:([0-9a-fA-F]{40})")
_VERSIONED = re.compile(r"(?:git|hg|svn|bzr)(?:\+[a-z]{1,8})?:")
_CPES = ("cpe23Type", "cpe22Type")
_KEPT = ("originator", "sourceInfo", "packageFileName")
"""What else is told of a package, by the name of its field."""


def package(value: dict[str, Any], at: Pointer) -> Component:
    """Return a package; its kind is written as CycloneDX would write it."""
    refs = dict(_external(value, at))
    location = _text(value, "downloadLocation")
    file_name = _text(value, "packageFileName")
    purpose = text_at(value, "primaryPackagePurpose")
    return Component(
        name=text_at(value, "name") or "",
        version=text_at(value, "versionInfo"),
        kind=purpose.lower().replace("_", "-") if purpose else None,
        ref=text_at(value, "SPDXID"),
        at=at,
        supplier=text_at(value, "supplier"),
        purl=refs.get("purl"),
        cpe=next((refs[kind] for kind in _CPES if kind in refs), None),
        description=text_at(value, "description") or text_at(value, "summary"),
        licences=tuple(_licences(value, at)),
        hashes=tuple(hashes(value, at)),
        links=tuple(_links(value, at)),
        commits=tuple(commits_in(location or "", refs.get("swh", ""))),
        places=(relative_path(file_name),) if file_name else (),
        properties={name: said for name in _KEPT if (said := _text(value, name)) is not None},
    )


def file(value: dict[str, Any], at: Pointer) -> Component:
    """Return a file."""
    name = text_at(value, "fileName") or ""
    return Component(
        name=name,
        version=None,
        kind="file",
        ref=text_at(value, "SPDXID"),
        at=at,
        licences=tuple(_licences(value, at)),
        hashes=tuple(hashes(value, at)),
        places=(relative_path(name),) if name else (),
        is_file=True,
    )


def relative_path(name: str) -> str:
    """Return a file's name as a path: SPDX begins those that are relative with ``./``."""
    return name.removeprefix("./")


def commits_in(*texts: str) -> Iterator[str]:
    """Yield the commits that addresses and ids of Software Heritage name."""
    for text in texts:
        found = _HERITAGE.search(text) or (_COMMIT.search(text) if _VERSIONED.match(text) else None)
        if found:
            yield found[1]


def link_kind(address: str) -> str:
    """Return what a place to download from is: ``vcs`` or ``distribution``."""
    return "vcs" if _VERSIONED.match(address) else "distribution"


def _text(value: dict[str, Any], key: str) -> str | None:
    """Return a text that says something."""
    found = text_at(value, key)
    return None if found in NOTHING else found


def _external(value: dict[str, Any], at: Pointer) -> Iterator[tuple[str, str]]:
    """Yield the kinds of outer references with what they say, the first of a kind last."""
    told = []
    for _, one in objects_at(value, "externalRefs", at):
        kind, locator = text_at(one, "referenceType"), text_at(one, "referenceLocator")
        if kind is not None and locator is not None:
            told.append((kind.rpartition("/")[2], locator))
    yield from reversed(told)


def _licences(value: dict[str, Any], at: Pointer) -> Iterator[Licence]:
    for key in ("licenseConcluded", "licenseDeclared"):
        if (said := text_at(value, key)) is not None:
            yield Licence(LicenceForm.EXPRESSION, said, (*at, key))


def _links(value: dict[str, Any], at: Pointer) -> Iterator[Link]:
    if location := _text(value, "downloadLocation"):
        yield Link(link_kind(location), location, (*at, "downloadLocation"))
    if homepage := _text(value, "homepage"):
        yield Link("website", homepage, (*at, "homepage"))
