"""The published JSON Schema of the predicate of dodcheck's in-toto Statement, and that of the whole Statement."""

from __future__ import annotations

from typing import Any

from dodcheck.reports.in_toto import PREDICATE, STATEMENT
from dodcheck.reports.schema import DIALECT, shared_shape
from dodcheck.reports.shapes import array, record

_Object = dict[str, Any]

_DIGEST: _Object = {
    "type": "object",
    "additionalProperties": False,
    "required": ["sha256"],
    "properties": {"sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
}


def predicate_schema() -> _Object:
    """Return the schema (JSON Schema 2020-12) of the predicate: what a signer of predicates signs."""
    return {
        "$schema": DIALECT,
        "title": "Predicate of dodcheck's in-toto Statement, version 1",
        "description": f"The predicate type is {PREDICATE}, which is a name and no address.",
        **_predicate(),
    }


def statement_schema() -> _Object:
    """Return the schema of a whole Statement that dodcheck wrote."""
    commit = shared_shape("snapshot")["properties"]["commit"]["anyOf"][0]
    of_commit = record(name={"const": "commit"}, digest=record(gitCommit=commit))
    of_snapshot = record(name={"const": "snapshot"}, digest=_DIGEST)
    return record(
        _type={"const": STATEMENT},
        subject={"type": "array", "minItems": 1, "items": {"anyOf": [of_commit, of_snapshot]}},
        predicateType={"const": PREDICATE},
        predicate=_predicate(),
    )


def _predicate() -> _Object:
    snapshot = shared_shape("snapshot")["properties"]
    document = shared_shape("documents")["items"]["properties"]
    evidence = shared_shape("evidence_files")["items"]["properties"]
    gate = shared_shape("gate")["properties"]
    return record(
        dodcheck=shared_shape("dodcheck"),
        scope=shared_shape("scope"),
        asOf=shared_shape("as_of"),
        snapshot=record(**snapshot | {"digest": _DIGEST}),
        policy=record(ref=shared_shape("policy")["properties"]["ref"], digest=_DIGEST),
        inputs=record(
            documents=array(record(name=document["path"], role=document["role"], digest=_DIGEST)),
            evidence=array(record(name=evidence["name"], commit=evidence["commit"], digest=_DIGEST)),
        ),
        result=record(gate=gate["name"], passed=gate["passed"], tally=shared_shape("tally"), blocking=gate["blocking"]),
        report={
            **record(mediaType={"const": "application/json"}, digest=_DIGEST),
            "description": "The JSON report of the same run.",
        },
    )
