from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from dodcheck.rules.schemas.vacuous import takes_anything

DEEP: Any = {}
for _ in range(60):
    DEEP = {"anyOf": [DEEP]}


def told(schema: object) -> bool:
    return takes_anything(schema, Draft202012Validator.VALIDATORS.keys())


@pytest.mark.parametrize(
    "schema",
    [
        True,
        {},
        {"title": "x", "description": "y", "$defs": {"a": {"type": "string"}}},
        {"anyOf": [{"type": "string"}, {}]},
        {"anyOf": [True]},
        {"allOf": [{}, True]},
        {"oneOf": [{}]},
        {"properties": {"a": {}, "b": True}, "additionalProperties": True},
        {"items": {}, "minItems": 0, "required": [], "uniqueItems": False},
        {"type": ["array", "boolean", "null", "number", "object", "string", "integer"]},
        {"$ref": "#/$defs/any", "$defs": {"any": {"anyOf": [{}]}}},
        {"if": {"type": "string"}, "then": {}, "else": True},
        {"not": False},
    ],
)
def test_what_takes_anything(schema: object) -> None:
    assert told(schema)


@pytest.mark.parametrize(
    "schema",
    [
        False,
        {"type": "object"},
        {"type": ["string", "number"]},
        {"required": ["a"]},
        {"properties": {"a": {"type": "string"}}},
        {"additionalProperties": False},
        {"anyOf": [{"type": "string"}, {"type": "number"}]},
        {"anyOf": []},
        {"allOf": [{}, {"type": "object"}]},
        {"oneOf": [{}, {}]},
        {"if": {"type": "string"}, "then": {"minLength": 1}},
        {"not": {}},
        {"$ref": "#"},
        {"$ref": "other.json"},
        {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}},
        {"minItems": 1},
        {"enum": [1]},
        {"contains": {}},
        DEEP,
    ],
)
def test_what_asks_for_something_or_is_not_told(schema: object) -> None:
    assert not told(schema)


def test_a_keyword_that_a_draft_does_not_know_asks_for_nothing() -> None:
    schema = {"dependentRequired": {"a": ["b"]}}
    assert takes_anything(schema, Draft7Validator.VALIDATORS.keys())
    assert not told(schema)
