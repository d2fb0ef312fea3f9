"""The document itself: its id, licence, namespace, time and creators; and whoever annotated or reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx2.refs import elements_of
from dodcheck.supply.reading.spdx2.relations import DOCUMENT
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.reading.walk import object_at, objects_at, text_at, texts_at

_UTC = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_ACTOR = re.compile(r"(?:Tool|Person|Organization):\s{0,20}\S")
_DATES = ("builtDate", "releaseDate", "validUntilDate")


def problems(value: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with who made the document, when, and under which name."""
    said = text_at(value, "SPDXID")
    if said is not None and said != DOCUMENT:
        yield problem(
            "spdx-id",
            f"the id of a document is `{DOCUMENT}`, and this one has {excerpt(said)}",
            ("SPDXID",),
        )
    licence = text_at(value, "dataLicense")
    if licence is not None and licence != "CC0-1.0":
        words = f"the licence of an SPDX document is `CC0-1.0`, and this one has {excerpt(licence)}"
        yield problem("spdx-data-licence", words, ("dataLicense",))
    if "documentNamespace" not in value:
        yield problem("spdx-namespace", "the document has no `documentNamespace`", ())
    creation = object_at(value, "creationInfo")
    yield from _creators(creation)
    yield from _time(creation, "created", ("creationInfo",))
    yield from _packages(value)
    yield from _remarks(value, ())
    for at, _, one in elements_of(value):
        yield from _remarks(one, at)


def _creators(creation: dict[str, Any]) -> Iterator[Problem]:
    at: Pointer = ("creationInfo", "creators")
    creators = list(texts_at(creation, "creators", ("creationInfo",)))
    if not creators and creation:
        yield problem("spdx-creator", "no creator is named", at if "creators" in creation else ("creationInfo",))
    for place, said in creators:
        if not _ACTOR.match(said):
            words = f"the creator {excerpt(said)} begins with none of `Tool:`, `Person:`, `Organization:`"
            yield problem("spdx-creator", words, place)


def _packages(value: dict[str, Any]) -> Iterator[Problem]:
    for at, one in objects_at(value, "packages", ()):
        for key in _DATES:
            yield from _time(one, key, at)


def _remarks(value: dict[str, Any], at: Pointer) -> Iterator[Problem]:
    for key, who, when in (("annotations", "annotator", "annotationDate"), ("revieweds", "reviewer", "reviewDate")):
        for place, one in objects_at(value, key, at):
            said = text_at(one, who)
            if said is not None and not _ACTOR.match(said):
                words = f"the {who} {excerpt(said)} begins with none of `Tool:`, `Person:`, `Organization:`"
                yield problem("spdx-creator", words, (*place, who))
            yield from _time(one, when, place)
            if key == "revieweds":
                yield problem("spdx-reviewed", "a review is told as `revieweds`, which annotations replace", place)


def _time(value: dict[str, Any], key: str, at: Pointer) -> Iterator[Problem]:
    said = text_at(value, key)
    if said is not None and not _UTC.fullmatch(said):
        words = f"`{key}` is {excerpt(said)}, and has to be a time in UTC such as 2024-05-31T12:00:00Z"
        yield problem("spdx-created", words, (*at, key))
