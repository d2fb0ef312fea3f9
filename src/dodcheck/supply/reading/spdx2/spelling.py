"""Words of SPDX 2 that are written in two ways: with ``-`` in the specification, with ``_`` in some schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.reading.walk import objects_at

_CATEGORIES = {
    "2.2": {"PACKAGE_MANAGER": "PACKAGE_MANAGER", "PERSISTENT_ID": "PERSISTENT_ID"},
    "2.3": {"PACKAGE_MANAGER": "PACKAGE-MANAGER", "PERSISTENT_ID": "PERSISTENT-ID"},
}
_PURPOSES = {"OPERATING_SYSTEM": "OPERATING_SYSTEM"}


def respell(value: dict[str, Any], version: str) -> dict[str, Any]:
    """Return a document with these words as the schema of the version has them; only what changes is made anew."""
    packages = value.get("packages")
    if not isinstance(packages, list):
        return value
    return {**value, "packages": [_package(package, version) for package in packages]}


def misspelled(value: dict[str, Any], version: str) -> Iterator[Problem]:
    """Yield words that the schema of the version has in the other way; later schemas take both."""
    for at, package in objects_at(value, "packages", ()):
        for place, one in objects_at(package, "externalRefs", at):
            yield from _problem(one, "referenceCategory", _CATEGORIES[version], (*place, "referenceCategory"))
        yield from _problem(package, "primaryPackagePurpose", _PURPOSES, (*at, "primaryPackagePurpose"))


def _problem(one: dict[str, Any], key: str, words: dict[str, str], at: tuple[str | int, ...]) -> Iterator[Problem]:
    said = one.get(key)
    meant = _meant(said, words)
    if meant != said:
        yield problem("spdx-spelling", f"`{key}` is {said}, which the schema of this version writes {meant}", at)


def _package(one: Any, version: str) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(one, dict):
        return one
    made = dict(one)
    if isinstance(one.get("externalRefs"), list):
        made["externalRefs"] = [_ref(ref, version) for ref in one["externalRefs"]]
    if "primaryPackagePurpose" in one:
        made["primaryPackagePurpose"] = _meant(one["primaryPackagePurpose"], _PURPOSES)
    return made


def _ref(one: Any, version: str) -> Any:  # noqa: ANN401 - the same
    if not isinstance(one, dict) or "referenceCategory" not in one:
        return one
    return {**one, "referenceCategory": _meant(one["referenceCategory"], _CATEGORIES[version])}


def _meant(said: Any, words: dict[str, str]) -> Any:  # noqa: ANN401 - the same
    return words.get(said.replace("-", "_"), said) if isinstance(said, str) else said
