"""SPDX documents of the cases, changed, and what is found in them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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
    known = {text.partition(" ")[2].partition(":")[2] for text in findings(_read(value))}
    for text in findings(_read(changed(value, change))):
        if text.partition(" ")[2].partition(":")[2] not in known:
            yield text


def _read(value: object) -> BomDocument:
    return read_bom("bom.json", json.dumps(value, indent=2).encode())
