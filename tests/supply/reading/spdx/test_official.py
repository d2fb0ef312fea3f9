"""The examples that the makers of SPDX publish."""

from __future__ import annotations

import json

import pytest

from dodcheck.supply.finding import Severity
from dodcheck.supply.meaning.check import problems_of
from dodcheck.supply.reading.read import read_bom
from support.shared import shared


@pytest.mark.parametrize(("version", "packages", "files"), [("2.2", 4, 4), ("2.3", 4, 5)], ids=["2.2", "2.3"])
def test_the_official_examples_are_valid(version: str, packages: int, files: int) -> None:
    path = shared("corpus", "spdx", f"SPDXJSONExample-v{version}.spdx.json")
    document = read_bom(path.name, path.read_bytes())
    assert document.misfits == ()
    assert [one for one in problems_of(document.bom) if one.severity is Severity.ERROR] == []
    assert sum(not one.is_file for one in document.bom.components) == packages
    assert sum(one.is_file for one in document.bom.components) == files


@pytest.mark.parametrize("version", ["2.2", "2.3"])
def test_an_official_example_is_invalid_without_any_one_of_its_mandatory_fields(version: str) -> None:
    path = shared("corpus", "spdx", f"SPDXJSONExample-v{version}.spdx.json")
    value = json.loads(path.read_bytes())
    for key in ("spdxVersion", "SPDXID", "name", "dataLicense", "documentNamespace", "creationInfo"):
        left = {name: said for name, said in value.items() if name != key}
        document = read_bom("bom.json", json.dumps(left).encode())
        assert any(one.severity is Severity.ERROR for one in document.misfits), key
