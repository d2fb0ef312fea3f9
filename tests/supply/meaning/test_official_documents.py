from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.supply.finding import Severity
from dodcheck.supply.meaning.check import problems_of
from dodcheck.supply.reading.read import read_bom
from support.shared import shared

FOLDER = "cyclonedx"


def documents(names: str) -> list[Path]:
    return sorted(shared("corpus", FOLDER).glob(f"*/{names}*.json"))


def errors(path: Path) -> str:
    found = problems_of(read_bom(path.name, path.read_bytes()).bom)
    return " ".join(sorted({one.code for one in found if one.severity is Severity.ERROR}))


def test_what_is_valid_means_something() -> None:
    found = {path.name: errors(path) for path in documents("valid-")}
    assert found == dict.fromkeys(found, "")
    assert len(found) > 100


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("invalid-component-ref", "duplicate-ref"),
        ("invalid-hash-md5", "bad-hash"),
        ("invalid-hash-sha1", "bad-hash"),
        ("invalid-hash-sha256", "bad-hash"),
        ("invalid-hash-sha512", "bad-hash"),
        ("invalid-metadata-timestamp", "bad-timestamp"),
        ("invalid-serialnumber", "bad-serial"),
    ],
)
def test_what_is_invalid_for_its_meaning_is_seen_without_a_schema(name: str, code: str) -> None:
    found = {path.name: errors(path) for path in documents(f"{name}-1.")}
    assert {one.split()[0] for one in found.values()} == {code}
    assert len(found) == 4


def test_the_examples_of_spdx_mean_something() -> None:
    found = {path.name: errors(path) for path in sorted(shared("corpus", "spdx").glob("*.json"))}
    assert found == {"SPDXJSONExample-v2.2.spdx.json": "", "SPDXJSONExample-v2.3.spdx.json": ""}
