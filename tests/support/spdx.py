"""SPDX documents of the cases, changed, and what is found in them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from license_expression import Licensing

from dodcheck.supply.bom import Bom, Component, Licence, LicenceForm
from dodcheck.supply.document import BomDocument
from dodcheck.supply.meaning.check import problems_of
from dodcheck.supply.reading.read import read_bom

CASES = Path(__file__).resolve().parents[1] / "supply" / "cases" / "spdx"
DOCUMENTS = CASES / "documents"


def findings(document: BomDocument) -> Iterator[str]:
    """Yield everything that is found in a document, its schema and its meaning, a line each."""
    for one in (*document.misfits, *problems_of(document.bom)):
        line = document.lines(one.at) if one.at else None
        place = "whole" if line is None else f"line {line}"
        yield f"{place} {one.severity.name.lower()} {one.code}: {one.message}"


def bom_of(name: str) -> Bom:
    """Return what the document of that name says."""
    return read_bom(name, (DOCUMENTS / name).read_bytes()).bom


def expression(said: str, *at: str | int) -> Licence:
    """Return an expression of licences as it stands at a place of a document."""
    return Licence(LicenceForm.EXPRESSION, said, at)


def changed(value: Any, change: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
    """Return a document with one value put in (``to``) or taken away (``gone``) at a place."""
    made = copy.deepcopy(value)
    *way, last = change["at"]
    holder = made
    for part in way:
        holder = holder[part]
    if change.get("gone"):
        del holder[last]
    else:
        holder[last] = change["to"]
    return made


def found_by(name: str, change: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is found in a changed document and not in the document itself."""
    value = json.loads((DOCUMENTS / name).read_text(encoding="utf-8"))
    yield from without_known(findings(_read(changed(value, change))), findings(_read(value)))


def without_known(found: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Yield findings that are not known, whatever their lines."""
    words = {text.partition(": ")[2] for text in known}
    yield from (text for text in found if text.partition(": ")[2] not in words)


def _read(value: object) -> BomDocument:
    return read_bom("bom.json", json.dumps(value, indent=2).encode())


def alike(bom: Bom) -> object:
    """Return what a document says, without the places and the order, which encodings of one document differ in."""
    components = [one for one in (bom.subject, *bom.components) if one is not None]
    return (
        sorted(map(_placeless, components), key=repr),
        bom.subject.ref if bom.subject else None,
        sorted((one.ref, one.on) for one in bom.dependencies),
        sorted((one.name, one.what) for one in bom.declared),
        {one.name for one in bom.used},
        (bom.serial, bom.timestamp, sorted(bom.authors)),
    )


def _placeless(one: Component) -> Component:
    return one._replace(
        at=(),
        licences=tuple(licence._replace(said=_sorted(licence.said), at=()) for licence in one.licences),
        hashes=tuple(sorted(entry._replace(at=()) for entry in one.hashes)),
        links=tuple(link._replace(at=()) for link in one.links),
    )


def _sorted(expression: str) -> str:
    """Return an expression with its members in one order: sets in RDF have none."""
    return str(Licensing().parse(expression, simple=True).simplify())
