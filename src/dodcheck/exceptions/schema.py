"""The published JSON Schema of dodcheck.waivers.yml."""

from __future__ import annotations

from typing import Any

_WORDS = {"type": "string", "pattern": r"\S"}


def waivers_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of a waivers file."""
    fields = {
        "criterion": {**_WORDS, "description": "The id of the criterion."},
        "reason": {**_WORDS, "description": "Why it may be unmet."},
        "owner": {**_WORDS, "description": "Who answers for it."},
        "expires": {
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "description": "The last day on which the waiver counts, as 2026-12-31.",
        },
    }
    waiver = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dodcheck.waivers.yml, version 1",
        "description": "Exceptions that are recorded with a reason, an owner and a last valid day.",
        "type": "object",
        "properties": {
            "version": {"enum": [1, "1"], "description": "The version of this format."},
            "waivers": {"type": "array", "items": waiver},
        },
        "required": ["version", "waivers"],
        "additionalProperties": False,
    }
