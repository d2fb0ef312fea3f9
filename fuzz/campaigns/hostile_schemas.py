"""JSON Schemas of a stranger, and data that is hard on them."""

from __future__ import annotations

import json
from random import Random

from dodcheck.rules.schema import SchemaRule
from dodcheck.snapshot.memory import MemorySnapshot
from fuzz.campaign import SEVERAL_BUDGETS, Campaign, Given
from fuzz.judged import check_evidence

PIECES = (
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"$ref"',
    '"#"',
    '"type"',
    '"object"',
    '"pattern"',
    '"(a*)*b"',
    "1e400",
    '"$id"',
    '"x"',
    "true",
)
_WORDS = (
    "a",
    "b",
    "",
    "#",
    "#/$defs/a",
    "#/properties/a",
    "other.json",
    "http://e.example/x",
    "../x.json",
    "object",
    "string",
    "(a|a)*$",
)
_KEYWORDS = (
    "type", "properties", "items", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "$dynamicRef",
    "$defs", "$id", "$schema", "$anchor", "pattern", "patternProperties", "additionalProperties",
    "unevaluatedProperties", "unevaluatedItems", "propertyNames", "required", "enum", "const", "minimum", "multipleOf",
    "maxLength", "uniqueItems", "contains", "minContains", "dependentSchemas", "prefixItems", "format", "definitions",
    "dependencies", "additionalItems", "extends", "$recursiveRef",
)  # fmt: skip
_DRAFTS = (
    "https://json-schema.org/draft/2020-12/schema",
    "http://json-schema.org/draft-07/schema#",
    "http://e.example/own",
)


def fresh(random: Random) -> Given:
    """Return a schema of random keywords, another that it may name, and a value."""
    schema = {"$schema": random.choice(_DRAFTS), **_schema(random, 4)}
    return {
        "schema.json": json.dumps(schema).encode(),
        "other.json": json.dumps(_schema(random, 2)).encode(),
        "data.json": json.dumps(_value(random, 4)).encode(),
    }


def _schema(random: Random, depth: int) -> dict[str, object]:
    return {random.choice(_KEYWORDS): _part(random, depth) for _ in range(random.randint(0, 5))}


def _part(random: Random, depth: int) -> object:
    if depth == 0 or random.random() < 0.3:
        return random.choice((*_WORDS, 0, 1, -1.5, True, False, None, [], {}))
    shapes = (
        _schema(random, depth - 1),
        [_schema(random, depth - 1) for _ in range(3)],
        {"a": _schema(random, depth - 1)},
    )
    return random.choice(shapes)


def _value(random: Random, depth: int) -> object:
    if depth == 0 or random.random() < 0.2:
        return random.choice(("a", "a" * 30 + "c", 1, 1.0, 0, True, None, "1", 10**30))
    many = random.randint(0, 6)
    if random.random() < 0.5:
        return [_value(random, depth - 1) for _ in range(many)]
    return {random.choice("abc") + str(at): _value(random, depth - 1) for at in range(many)}


def check(given: Given) -> None:
    """Validate a tracked file against a tracked schema."""
    files = {path: data for path, data in given.items() if path.endswith(".json")}
    rule = SchemaRule(path="data.json", schema="schema.json")
    seen = [rule.examine(MemorySnapshot(files)) for _ in range(2)]
    assert seen[0] == seen[1], "two looks differ"
    check_evidence(seen[0])


CAMPAIGN = Campaign(
    name="schemas",
    about="hostile JSON Schemas",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    grows=False,
    patience=SEVERAL_BUDGETS,
)
