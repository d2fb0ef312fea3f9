from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dodcheck.supply.schemas.spdx import schema_of_spdx

VENDORED = Path(__file__).resolve().parents[3] / "src" / "dodcheck" / "vendored" / "spdx"


def test_the_schemas_are_the_official_ones_unchanged() -> None:
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDORED.glob("*.json")}
    assert sums == {
        "spdx-2.2.json": "c8328d14c33621a6be917569ad4c323d370220412edbaddc37ccf1e93e3ca88a",
        "spdx-2.3.json": "239208b7ac287b3cf5d9a9af23f9d69863971102a5e1587a27a398b43490b89b",
        "spdx-3.0.1.json": "582c64e809d5b3ef9bd0c4de13a32391b47b0284a3e8d199569fb96f649234b1",
    }


@pytest.mark.parametrize(
    ("name", "draft", "title"),
    [
        ("SPDX-2.2", "http://json-schema.org/draft-07/schema#", "SPDX 2.2"),
        ("SPDX-2.3", "http://json-schema.org/draft-07/schema#", "SPDX 2.3"),
        ("SPDX-3.0.1", "https://json-schema.org/draft/2020-12/schema", None),
        ("SPDX-3.0.1#software_Package", "https://json-schema.org/draft/2020-12/schema", None),
    ],
)
def test_each_schema_is_of_its_version(name: str, draft: str, title: str | None) -> None:
    schema = schema_of_spdx(name)
    assert (schema["$schema"], schema.get("title")) == (draft, title)
