from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dodcheck.reports.blame.json import blame_schema
from dodcheck.reports.diff.json import diff_schema
from dodcheck.reports.history.json import history_schema
from support.cases import cases_below

CASES = Path(__file__).resolve().parent.parent / "commands" / "cases"
SCHEMAS: dict[str, Callable[[], dict[str, object]]] = {
    "dodcheck-blame/1": blame_schema,
    "dodcheck-diff/1": diff_schema,
    "dodcheck-history/1": history_schema,
}


def answers() -> dict[str, list[dict[str, Any]]]:
    """Return every answer in JSON of the cases, by the schema that it names."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    for _, case in cases_below(CASES):
        if case.out.startswith("{"):
            told = json.loads(case.out)
            found.get(told["schema"], []).append(told)
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_answer_in_the_cases_satisfies_its_schema(name: str) -> None:
    schema = SCHEMAS[name]()
    jsonschema.Draft202012Validator.check_schema(schema)
    told = answers()[name]
    assert told
    for one in told:
        jsonschema.validate(one, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(one | {"more": 1}, schema)
