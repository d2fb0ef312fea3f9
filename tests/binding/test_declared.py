from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import as_data
from dodcheck.documents.document import Role, read_document
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "declared"
CASES = [
    pytest.param(case, id=f"{path.stem} {case['about']}")
    for path in sorted(FOLDER.glob("*.yml"))
    for case in loaded(path)
]


@pytest.mark.parametrize("case", CASES)
def test_what_a_document_declares_goes_into_the_rules_of_its_statements(case: dict[str, Any]) -> None:
    role = Role.CHECKLIST if case["path"].endswith("DEFINITION_OF_DONE.md") else Role.PLAN
    read = read_document(case["path"], case["document"].encode(), role, "scope")
    (criterion,) = (one for one in read.criteria if one.text == case["statement"])
    bound = recognise(criterion)
    shown = (json.loads(json.dumps(as_data(bound.tree))), str(bound.strength)) if bound else None
    assert shown == ((case["rule"], case.get("strength", "exact")) if case["rule"] else None)
