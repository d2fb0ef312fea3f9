from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from dodcheck.binding.rules_file import read_rules_file
from dodcheck.errors import UserError
from dodcheck.model.evidence import Outcome
from dodcheck.rules.schema import SchemaRule
from dodcheck.rules.schemas.names import SHIPPED
from dodcheck.rules.schemas.sources import shipped
from dodcheck.snapshot.memory import MemorySnapshot

VENDORED = Path(__file__).resolve().parents[3] / "src" / "dodcheck" / "vendored" / "schemas"


def test_every_shipped_schema_is_there() -> None:
    assert {path.name for path in VENDORED.glob("*.json")} == set(SHIPPED.values())
    assert all(shipped(name).contents["$schema"] == "http://json-schema.org/draft-07/schema#" for name in SHIPPED)


SHIPPED_NAMES = "github-workflow, github-action, dependabot, cyclonedx, spdx, json-schema"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "openapi",
            f"there is no schema openapi; give a path, or one of: {SHIPPED_NAMES}",
        ),
        ("s/*.json", "takes one schema, not a glob such as s/*.json"),
        ("../s.json", "takes a path inside the repository, which `../s.json` is not"),
    ],
)
def test_a_schema_that_is_none_is_refused(name: str, message: str) -> None:
    told = f"version: 1\nrules:\n  phase-1/a: {{schema: {{path: a.json, schema: {name}}}}}\n".encode()
    with pytest.raises(UserError) as caught:
        read_rules_file("dodcheck.yml", told)
    assert [mistake.message for mistake in caught.value.mistakes] == [f"`schema`: {message}"]


LARGE = json.dumps([{"a": number} for number in range(20_000)])
HOSTILE: dict[str, tuple[dict[str, Any], str, Outcome]] = {
    "nested quantifiers": ({"pattern": "^(a+)+$"}, json.dumps("a" * 500_000 + "b"), Outcome.FAILS),
    "many patterns": (
        {"patternProperties": {f"^(x+)+{number}$": True for number in range(2_000)}, "additionalProperties": False},
        json.dumps({f"x{number}": 1 for number in range(2_000)}),
        Outcome.UNKNOWN,
    ),
    "many branches": ({"anyOf": [{"type": "string"}] * 20_000}, LARGE, Outcome.UNKNOWN),
    "large constant": (
        {"$defs": {"c": {"const": json.loads(LARGE)}}, "allOf": [{"$ref": "#/$defs/c"}] * 5_000},
        LARGE,
        Outcome.UNKNOWN,
    ),
    "unique items": ({"allOf": [{"uniqueItems": True}] * 5_000}, LARGE, Outcome.UNKNOWN),
    "two ways down": (
        {"$ref": "#/$defs/a", "$defs": {"a": {"oneOf": [{"items": {"$ref": "#/$defs/a"}}] * 2}}},
        "[" * 90 + "]" * 90,
        Outcome.UNKNOWN,
    ),
    "unevaluated": (
        {"unevaluatedProperties": False},
        json.dumps(dict.fromkeys(map(str, range(20_000)))),
        Outcome.UNKNOWN,
    ),
    "circle": ({"$dynamicAnchor": "n", "allOf": [{"$dynamicRef": "#n"}]}, "1", Outcome.UNKNOWN),
    "half a character": ({"pattern": "x"}, '"\\ud800"', Outcome.UNKNOWN),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_schema_ends(name: str) -> None:
    schema, instance, outcome = HOSTILE[name]
    snapshot = MemorySnapshot({"s.json": json.dumps(schema).encode(), "c.json": instance.encode()})
    before = time.process_time()
    evidence = SchemaRule(path="c.json", schema="s.json").examine(snapshot)
    assert evidence.outcome is outcome
    assert time.process_time() - before < 20


def test_at_most_fifty_places_are_shown() -> None:
    snapshot = MemorySnapshot({"s.json": b'{"items": {"type": "string"}}', "c.json": b"[" + b"1,\n" * 99 + b"1]"})
    evidence = SchemaRule(path="c.json", schema="s.json").examine(snapshot)
    assert len(evidence.places) == 50
    assert evidence.summary == "c.json does not fit s.json on line 1: [0]: 1 is not a text (and more than 49 more)"
