"""The published JSON Schema of the JSON report, derived from the enums it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

from dodcheck.model.criterion import Holds
from dodcheck.model.evidence import Basis, Outcome, Unknown
from dodcheck.model.report import Gate, Origin
from dodcheck.model.verdict import Verdict
from dodcheck.reports.json import SCHEMA
from dodcheck.reports.shapes import COUNT, FLAG, MAYBE_LINE, TEXT, WORDS, array, or_null, record

FORMS: Final = (
    "box",
    "evidence",
    "must-be-true",
    "measurement",
    "metric",
    "blocker",
    "invariant",
    "deliverable",
    "milestone",
    "row",
    "mark",
    "derived",
    "policy",
)
"""All forms a version 1 report may name, in the contract's order; ``Form`` holds those that are read today."""

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
"""What every published schema is written in."""

_Schema = dict[str, Any]

_DIGEST: _Schema = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
_DATE: _Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def report_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every JSON report satisfies; no other key is allowed anywhere."""
    return {
        "$schema": DIALECT,
        "title": "dodcheck report, version 1",
        "description": "What one run of dodcheck found out. The same input gives the same bytes.",
        **record(
            schema={"const": SCHEMA},
            dodcheck={**WORDS, "description": "The version of dodcheck that wrote the report."},
            scope=WORDS,
            as_of={**_DATE, "description": "The day that waivers and schedules are judged at."},
            snapshot=_snapshot(),
            policy=record(ref=or_null(WORDS), digest=_DIGEST),
            documents=array(record(path=TEXT, role=WORDS, digest=_DIGEST)),
            evidence_files=array(record(name=WORDS, digest=_DIGEST, commit=or_null(WORDS))),
            criteria={**array(_criterion()), "description": "In document order."},
            notices=array(record(kind=WORDS, location=record(path=TEXT, line=MAYBE_LINE), message=WORDS)),
            tally=record(**{verdict.value: COUNT for verdict in Verdict}),
            gate=record(name=_one_of(Gate), passed=FLAG, blocking={**array(WORDS), "uniqueItems": True}),
        ),
    }


def shared_shape(name: str) -> dict[str, Any]:
    """Return the schema of a field of the report, for others that say the same by the same name."""
    report: Any = report_schema()
    field: dict[str, Any] = report["properties"][name]
    return field


def versioned_schema(schema: str, title: str, description: str, **fields: dict[str, Any]) -> dict[str, object]:
    """Return the schema of what a command writes: the version of its shape, that of dodcheck, and these fields."""
    return {
        "$schema": DIALECT,
        "title": f"dodcheck {title}, version {schema.rpartition('/')[2]}",
        "description": description,
        **record(**{"schema": {"const": schema}, "dodcheck": shared_shape("dodcheck"), **fields}),
    }


def _snapshot() -> _Schema:
    commit: _Schema = {"type": "string", "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$"}
    return record(commit=or_null(commit), dirty=FLAG, digest=_DIGEST, files=COUNT)


def _criterion() -> _Schema:
    return record(
        id=WORDS,
        text={**TEXT, "description": "The item's Markdown source on one line."},
        location=record(path=TEXT, line=MAYBE_LINE, column=MAYBE_LINE),
        form={"enum": list(FORMS)},
        group=or_null(TEXT),
        claimed={"type": ["boolean", "null"]},
        holds=_one_of(Holds),
        new=FLAG,
        verdict=_one_of(Verdict),
        reason=WORDS,
        rule=or_null(record(kind=WORDS, origin=_one_of(Origin), options={"type": "object"})),
        evidence={**array(_evidence()), "minItems": 1},
        exception={"anyOf": [*_exceptions(), {"type": "null"}]},
    )


def _exceptions() -> list[_Schema]:
    waiver = record(kind={"const": "waiver"}, reason=WORDS, owner=WORDS, expires=_DATE)
    signature = or_null(record(key=WORDS, commit=or_null(WORDS)))
    signature["description"] = "The key that signed it, and the commit that is signed; none where it signed the words."
    said = record(
        kind={"const": "attestation"},
        says=WORDS,
        by=WORDS,
        date=_DATE,
        commit=WORDS,
        covers=array(WORDS),
        expires=_DATE,
        signature=signature,
    )
    return [waiver, said]


def _evidence() -> _Schema:
    fields = record(
        kind=WORDS,
        outcome=_one_of(Outcome),
        unknown={"enum": [*(reason.value for reason in Unknown), None]},
        basis=_one_of(Basis),
        summary=WORDS,
        examined=COUNT,
        matched=COUNT,
        skipped=COUNT,
        locations=array(record(path=TEXT, line=MAYBE_LINE, digest=or_null(_DIGEST))),
        reproduce=TEXT,
    )
    return {
        **fields,
        "if": {"properties": {"outcome": {"const": Outcome.UNKNOWN.value}}},
        "then": {"properties": {"unknown": {"type": "string"}}},
        "else": {"properties": {"unknown": {"type": "null"}}},
    }


def _one_of(members: Iterable[StrEnum]) -> _Schema:
    return {"enum": [member.value for member in members]}
