"""What the library that SPDX makes from its own model takes for a document of 3.0.1, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
import spdx_python_model

from dodcheck.supply.reading.read import read_bom
from support.spdx import CASES, DOCUMENTS, changed, findings
from support.yaml_files import loaded

DOCUMENT = json.loads((DOCUMENTS / "3.0.1.jsonld").read_text(encoding="utf-8"))
CHANGES = loaded(CASES / "changes" / "3.0.1.yml")["changes"]


def _has_errors(value: dict[str, Any]) -> bool:
    return any(" error " in one for one in findings(read_bom("bom", json.dumps(value).encode())))


def test_the_library_takes_the_valid_document_but_for_what_it_says_stands_elsewhere() -> None:
    _, objects = spdx_python_model.load_data(DOCUMENT)
    assert sorted(objects.missing_ids) == [
        "https://example.org/base#app",
        "https://spdx.org/licenses/CC0-1.0",
        "https://spdx.org/licenses/MIT",
        "https://spdx.org/licenses/Zlib",
    ]


@pytest.mark.parametrize("change", CHANGES, ids=[one["says"] for one in CHANGES])
def test_what_the_library_can_not_load_is_invalid(change: dict[str, Any]) -> None:
    value = changed(DOCUMENT, change)
    try:
        spdx_python_model.load_data(value)
    except Exception:  # noqa: BLE001 - the same
        assert _has_errors(value)
