"""The published JSON Schema of dodcheck.yml."""

from __future__ import annotations

from typing import Any

from dodcheck.model.criterion import Holds
from dodcheck.rules.fragments import rule_definitions, rule_properties
from dodcheck.rules.types import INSIDE

_WORDS = {"type": "string", "pattern": r"\S"}


def rules_file_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of a rules file: what an editor can check before dodcheck does."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dodcheck.yml, version 1",
        "description": "Where the governance documents are, and the rules that decide their criteria.",
        "type": "object",
        "properties": {
            "version": {"enum": [1, "1"], "description": "The version of this format."},
            "documents": _documents(),
            "rules": {
                "description": "Criterion id to rule.",
                "type": ["object", "null"],
                "additionalProperties": _entry(),
            },
        },
        "required": ["version"],
        "additionalProperties": False,
        "$defs": rule_definitions(),
    }


def _documents() -> dict[str, Any]:
    described = {
        "checklist": "The Definition of Done.",
        "ledger": "The ledger with an entry for each milestone.",
        "tool_log": "The log of tool calls.",
    }
    milestones = {**INSIDE, "pattern": r"\{id\}", "description": "The plans, with {id} for the id of a milestone."}
    return {
        "description": "Where documents are that are not found by their names.",
        "type": "object",
        "properties": {
            **{name: {**INSIDE, "description": words} for name, words in described.items()},
            "milestones": milestones,
            "also": {
                "type": "array",
                "items": INSIDE,
                "minItems": 1,
                "description": "Globs of further Markdown files whose claims count: tasks, reports, lists.",
            },
        },
        "additionalProperties": False,
    }


def _entry() -> dict[str, Any]:
    """Return the schema of one entry: one kind of rule, and the words it decides."""
    aside = {
        "says": {**_WORDS, "description": "The words of the statement that the rule decides, in full."},
        "nth": {"type": "integer", "minimum": 1, "description": "Which of several statements with this id."},
        "holds": {
            "enum": [tense.value for tense in Holds],
            "description": "When it has to hold: always, or then, at the commit that closed the milestone.",
        },
    }
    kinds = rule_properties()
    return {
        "type": "object",
        "properties": {**aside, **kinds},
        "oneOf": [{"required": [kind]} for kind in kinds],
        "additionalProperties": False,
    }
