from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.cyclonedx.version import VERSIONS
from dodcheck.supply.schemas import fast
from dodcheck.supply.schemas.misfits import misfits_of

CASES = Path(__file__).resolve().parents[1] / "cases" / "cyclonedx"
DOCUMENTS = [
    (value, value["specVersion"])
    for path in sorted(CASES.glob("*valid/*.json"))
    if isinstance(value := json.loads(path.read_text(encoding="utf-8")), dict) and value.get("specVersion") in VERSIONS
]


@pytest.fixture(autouse=True)
def nothing_is_kept() -> Iterator[None]:
    yield
    vars(fast)["_validator"].cache_clear()


def slowly(value: object, version: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Problem, ...]:
    vars(fast)["_validator"].cache_clear()
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "jsonschema_rs", None)
        return misfits_of(value, version)


@pytest.mark.parametrize(("value", "version"), DOCUMENTS)
def test_without_jsonschema_rs_the_answer_is_the_same(
    value: dict[str, Any], version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = misfits_of(value, version)
    assert sorted(slowly(value, version, monkeypatch), key=str) == sorted(quick, key=str)


def test_with_jsonschema_rs_nothing_else_validates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    assert misfits_of({"bomFormat": "CycloneDX", "specVersion": "1.6"}, "1.6") == ()


@pytest.mark.parametrize(
    "text",
    ["urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79\n", "urn:uuid:3E671687-395b-41f5-a30f-a58921a69b79"],
)
def test_an_end_is_the_end(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": text}
    assert misfits_of(value, "1.6") == slowly(value, "1.6", monkeypatch) != ()


def test_many_misfits_are_counted() -> None:
    components = [{"type": "library", "name": number} for number in range(11_000)]
    value = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": components}
    found = misfits_of(value, "1.6")
    assert len(found) == 10_001
    assert (found[-1].message, found[-1].at) == ("more places do not fit the schema", ())


def test_half_a_character_is_refused_by_both(monkeypatch: pytest.MonkeyPatch) -> None:
    value = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "\ud800", "name": "\ud800"}]}
    found = misfits_of(value, "1.6")
    assert [one.at for one in found] == [("components", 0, "type")]
    assert slowly(value, "1.6", monkeypatch) == found
