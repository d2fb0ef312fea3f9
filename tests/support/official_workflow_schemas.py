"""The official schemas, and where GitHub is known to take more than they say."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft7Validator

_EXPRESSION = {"$ref": "#/definitions/expressionSyntax"}
_SCALAR = ["string", "number", "boolean", "null"]
_TESTS = ("enum", "pattern", "const", "minLength")
_FREE: dict[str, Any] = {}
_DRAWN_UP = ("minItems", "minProperties")


@cache
def official(name: str) -> Draft7Validator:
    """Return what tells whether a file fits the official schema, as it stands."""
    return Draft7Validator(_schema(name))


@cache
def taken(name: str) -> Draft7Validator:
    """Return the same with the known differences: what it refuses has to be refused."""
    schema = _scalars(_schema(name))
    for change in (_WORKFLOW if name == "github-workflow" else _ACTION).values():
        change(schema)
    return Draft7Validator(schema)


def _schema(name: str) -> Any:  # noqa: ANN401 - a schema as it stands
    text = files("dodcheck").joinpath("vendored", "schemas", f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)


def _scalars(node: Any) -> Any:  # noqa: ANN401 - the same
    """Let any scalar stand for a text, an empty one too: GitHub reads it as its text. No list has a least length."""
    if isinstance(node, list):
        return [_scalars(one) for one in node]
    if not isinstance(node, dict):
        return node
    found = {
        ("anyOf" if key == "oneOf" else key): _scalars(value) for key, value in node.items() if key not in _DRAWN_UP
    }
    if found.get("type") == "string" and not any(key in found for key in _TESTS):
        found["type"] = _SCALAR
    return found


def _keys(schema: Any, *path: str) -> Any:  # noqa: ANN401 - the same
    for key in path:
        schema = schema[key]
    return schema["properties"]


def _events(schema: Any) -> Any:  # noqa: ANN401 - the same
    return schema["properties"]["on"]["anyOf"][2]["properties"]


def _more_events(schema: Any) -> None:  # noqa: ANN401 - the same
    schema["definitions"]["event"]["enum"] += ["schedule", "image_version", "pull_request_comment"]
    _events(schema).update({"image_version": _FREE, "pull_request_comment": _FREE})


def _one_pattern(schema: Any) -> None:  # noqa: ANN401 - the same
    text = {"type": _SCALAR, "minLength": 1}
    schema["definitions"]["globs"] = {"anyOf": [{"type": "array", "items": text}, text]}


def _more_types(schema: Any) -> None:  # noqa: ANN401 - the same
    schema["definitions"]["types"] = {"anyOf": [{"type": "array"}, {"type": _SCALAR}]}


def _untyped_inputs(schema: Any) -> None:  # noqa: ANN401 - the same
    own = schema["definitions"]["workflowDispatchInput"]
    own["anyOf"] = [
        {"not": {"properties": {"type": {"const": "choice"}}, "required": ["type"]}},
        {"required": ["options"]},
    ]


def _loose_strategy(schema: Any) -> None:  # noqa: ANN401 - the same
    for job in ("normalJob", "reusableWorkflowCallJob"):
        own = _keys(schema, "definitions", job)
        own["strategy"].pop("required")
        own["strategy"] = {"anyOf": [own["strategy"], _EXPRESSION]}
    include = schema["definitions"]["matrix"]["anyOf"][0]["patternProperties"]["^(in|ex)clude$"]
    include["anyOf"][1]["items"] = {"anyOf": [include["anyOf"][1]["items"], _EXPRESSION]}


def _more_of_jobs(schema: Any) -> None:  # noqa: ANN401 - the same
    own = _keys(schema, "definitions", "normalJob")
    own["cancel-timeout-minutes"] = own["timeout-minutes"]
    schema["properties"]["description"] = {"type": _SCALAR}
    schema["definitions"]["snapshot"] = _FREE


def _written_services(schema: Any) -> None:  # noqa: ANN401 - the same
    own = _keys(schema, "definitions", "normalJob")
    service = own["services"]["additionalProperties"]
    own["services"]["additionalProperties"] = {"anyOf": [service, {"type": _SCALAR}]}
    own["services"] = {"anyOf": [own["services"], _EXPRESSION]}


def _written_parts(schema: Any) -> None:  # noqa: ANN401 - the same
    for box in ("jobContainer", "serviceContainer"):
        own = _keys(schema, "definitions", box)
        for key in ("ports", "volumes", "credentials"):
            own[key] = {"anyOf": [own[key], _EXPRESSION]}
    own = _keys(schema, "definitions", "defaults")
    own["run"] = {"anyOf": [own["run"], _EXPRESSION]}


def _free_values(schema: Any) -> None:  # noqa: ANN401 - the same
    schema["definitions"]["configuration"] = _FREE


def _no_types(schema: Any) -> None:  # noqa: ANN401 - the same
    own = schema["definitions"]["step"]["properties"]
    own["wait-all"] = {"type": ["boolean", "null"]}


_WORKFLOW: dict[str, Callable[[Any], None]] = {
    "GitHub's own grammar knows these events, and takes `schedule` as a word": _more_events,
    "one pattern may stand without a list around it, as the manual of GitHub shows it for one type": _one_pattern,
    "an activity may stand without a list around it": _more_types,
    "an input is a text where it has no type, and a default is read by the type that is asked for": _untyped_inputs,
    "`fail-fast` and `max-parallel` may stand alone, and an expression may stand for each part": _loose_strategy,
    "GitHub's own grammar has these keys": _more_of_jobs,
    "a service may be an image alone, and an expression may stand for all": _written_services,
    "an expression may stand for a list or a mapping wherever its context allows expressions": _written_parts,
    "the values of a matrix are free: null is one": _free_values,
    "a step that waits for all says nothing, or true": _no_types,
}


def _for_shops(schema: Any) -> None:  # noqa: ANN401 - the same
    schema["additionalProperties"] = True
    schema["required"] = ["runs"]
    for key in ("branding", "author"):
        schema["properties"].pop(key)


def _free_inputs(schema: Any) -> None:  # noqa: ANN401 - the same
    text = {"type": _SCALAR}
    keys = {"default": text, "description": text, "deprecationMessage": text}
    schema["properties"]["inputs"] = {"type": "object", "additionalProperties": {"type": "object", "properties": keys}}
    output = {"type": "object", "properties": {"description": text, "value": text}, "additionalProperties": False}
    schema["properties"]["outputs"] = {"type": "object", "additionalProperties": output}
    for key in ("if", "then", "else"):
        schema.pop(key)


def _any_node(schema: Any) -> None:  # noqa: ANN401 - the same
    own = _keys(schema, "definitions", "runs-javascript")
    own["using"] = {"type": "string", "pattern": "^[nN][oO][dD][eE][0-9]+$"}
    for kind in ("composite", "docker"):
        own = _keys(schema, "definitions", f"runs-{kind}")
        own["using"] = {"type": "string", "pattern": "(?i)^" + kind + "$"}


def _written_with(schema: Any) -> None:  # noqa: ANN401 - the same
    own = _keys(schema, "definitions", "runs-composite", "properties", "steps", "items")
    own["with"] = {"anyOf": [own["with"], _EXPRESSION]}


_ACTION: dict[str, Callable[[Any], None]] = {
    "what stands beside is for readers and for the shop: the runner takes any, and needs none of it": _for_shops,
    "the runner takes any name and any word about an input": _free_inputs,
    "the runner knows which versions of Node there are, and does not look at case": _any_node,
    "an expression may stand for all inputs": _written_with,
}
