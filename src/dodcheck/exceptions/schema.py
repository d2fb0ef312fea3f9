"""The published JSON Schemas of dodcheck.waivers.yml and dodcheck.attestations.yml."""

from __future__ import annotations

from typing import Any

_WORDS = {"type": "string", "pattern": r"\S"}


def waivers_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of a waivers file."""
    fields = {
        "criterion": {**_WORDS, "description": "The id of the criterion."},
        "reason": {**_WORDS, "description": "Why it may be unmet."},
        "owner": {**_WORDS, "description": "Who answers for it."},
        "expires": _day_schema("The last day on which the waiver counts, as 2026-12-31."),
    }
    return _file_schema("waivers", "Exceptions that are recorded with a reason, an owner and a last valid day.", fields)


def attestations_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of an attestations file."""
    path = {"type": "string", "pattern": r"^\s*(?!/)(?!(.*/)?\.\.(/|\s*$))\S"}
    fields = {
        "criterion": {**_WORDS, "description": "The id of the criterion."},
        "says": {**_WORDS, "description": "The words of the criterion that the attestation is for."},
        "by": {**_WORDS, "description": "Who attests it."},
        "date": _day_schema("The day on which it was attested, as 2026-01-31."),
        "commit": {
            "type": "string",
            "pattern": "^[0-9a-f]{7,64}$",
            "description": "The commit at which it was seen: its id or the beginning of it.",
        },
        "covers": {
            "type": "array",
            "items": path,
            "minItems": 1,
            "description": "Globs of the files that may not have changed since that commit.",
        },
        "expires": _day_schema("The last day on which the attestation counts, as 2026-12-31."),
    }
    signature = {
        **_WORDS,
        "description": "An SSH signature of all that, as `dodcheck attest --sign` adds it: in base64.",
    }
    about = "Statements that a person signed off, at a commit and until a last valid day."
    return _file_schema("attestations", about, fields, {"signature": signature})


def _day_schema(meaning: str) -> dict[str, Any]:
    return {
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "description": meaning,
    }


def _file_schema(key: str, meaning: str, fields: dict[str, Any], more: dict[str, Any] | None = None) -> dict[str, Any]:
    known = {**fields, **(more or {})}
    item = {"type": "object", "properties": known, "required": list(fields), "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"dodcheck.{key}.yml, version 1",
        "description": meaning,
        "type": "object",
        "properties": {
            "version": {"enum": [1, "1"], "description": "The version of this format."},
            key: {"type": "array", "items": item},
        },
        "required": ["version", key],
        "additionalProperties": False,
    }
