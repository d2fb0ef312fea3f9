"""The published JSON Schema of a rule, derived from the kinds and their options."""

from __future__ import annotations

import inspect
from typing import Any

from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.options import Option, options_of
from dodcheck.rules.table import KINDS

_RULE = {"$ref": "#/$defs/rule"}
_RULES = {"type": "array", "items": _RULE, "minItems": 1}


def schema_of(class_: type[Any]) -> dict[str, Any]:
    """Return the fragment of a kind's options; no other option is allowed.

    What several options demand together (a literal or a pattern) is known to the kind alone: the schema accepts more.
    """
    options = options_of(class_)
    return {
        "title": class_.kind,
        "description": inspect.getdoc(class_) or "",
        "type": "object",
        "properties": {option.name: _property(option) for option in options},
        "required": [option.name for option in options if option.required],
        "additionalProperties": False,
    }


def rule_properties() -> dict[str, Any]:
    """Return what may stand behind each kind and each word that combines rules; they refer to ``rule_definitions``."""
    combined = {class_.kind: {**_RULES, "description": inspect.getdoc(class_)} for class_ in (All, AnyOf)}
    leaves = {kind: {"$ref": f"#/$defs/{kind}"} for kind in KINDS}
    return {**leaves, **combined, Not.kind: {**_RULE, "description": inspect.getdoc(Not)}}


def rule_definitions() -> dict[str, Any]:
    """Return the ``$defs`` that rules need: `rule`, a mapping of one key, and each kind."""
    rule = {
        "type": "object",
        "properties": rule_properties(),
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
    return {"rule": rule, **{kind: schema_of(class_) for kind, class_ in KINDS.items()}}


def _property(option: Option) -> dict[str, Any]:
    return {**option.type.schema, "description": option.help}
