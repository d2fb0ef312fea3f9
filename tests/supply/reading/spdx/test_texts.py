"""Documents of each encoding with a piece of their text changed, and texts that are not read."""

from __future__ import annotations

from typing import Any

import pytest

from dodcheck.supply.document import NotRead
from dodcheck.supply.reading.read import read_bom
from support.spdx import CASES, DOCUMENTS, findings, without_known
from support.yaml_files import loaded

TEXTS = CASES / "texts"


def _changes() -> list[Any]:
    found = []
    for path in sorted(TEXTS.glob("*.yml")):
        told = loaded(path)
        if isinstance(told, dict):
            found += [pytest.param(told["document"], one, id=f"{path.stem}-{one['says']}") for one in told["changes"]]
    return found


def _not_read() -> list[Any]:
    told = loaded(TEXTS / "not_read.yml")
    return [pytest.param(one, id=one["says"]) for one in told]


def test_there_are_changes_in_every_encoding() -> None:
    assert sorted(path.stem for path in TEXTS.iterdir()) == ["not_read", "rdf", "tag-value", "xml", "yaml"]


@pytest.mark.parametrize(("document", "change"), _changes())
def test_a_change_to_a_valid_text_is_found(document: str, change: dict[str, Any]) -> None:
    text = (DOCUMENTS / document).read_text(encoding="utf-8")
    assert change["old"] in text
    known = findings(read_bom("bom", text.encode()))
    found = findings(read_bom("bom", text.replace(change["old"], change["new"]).encode()))
    assert list(without_known(found, known)) == change["finds"]


@pytest.mark.parametrize("case", _not_read())
def test_what_is_no_spdx_is_not_read(case: dict[str, Any]) -> None:
    with pytest.raises(NotRead) as raised:
        read_bom("bom", case["text"].encode())
    told = (raised.value.message, raised.value.line, raised.value.unsure)
    assert told == (case["message"], case["line"], case["unsure"])
