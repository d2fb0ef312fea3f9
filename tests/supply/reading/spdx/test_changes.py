from __future__ import annotations

from typing import Any

import pytest

from support.spdx import CASES, found_by
from support.yaml_files import loaded

CHANGES = sorted((CASES / "changes").glob("*.yml"))


def _cases() -> list[Any]:
    found = []
    for path in CHANGES:
        told = loaded(path)
        found += [pytest.param(told["document"], one, id=f"{path.stem}-{one['says']}") for one in told["changes"]]
    return found


def test_there_are_changes_of_every_version() -> None:
    assert [path.stem for path in CHANGES] == ["2.2", "2.3", "3.0.1"]


@pytest.mark.parametrize(("document", "change"), _cases())
def test_a_change_to_a_valid_document_is_found(document: str, change: dict[str, Any]) -> None:
    assert list(found_by(document, change)) == change["finds"]
