"""What a run of dodcheck wrote into a file, read back: nothing is believed that does not fit its published schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dodcheck.model.report import DocumentFacts, Gate, SnapshotFacts


class Kind(StrEnum):
    """What a file is that can be verified."""

    REPORT = "report"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Saved:
    """A report, or a Statement about one, that fits its schema.

    ``name`` is how the caller names the file, ``value`` all that stands in it as plain values, ``dodcheck`` the version
    that wrote it. ``evidence`` gives the ``sha256:…`` of each evidence file it was judged with, by name.
    """

    name: str
    kind: Kind
    value: Mapping[str, Any]
    dodcheck: str
    scope: str
    as_of: date
    snapshot: SnapshotFacts
    policy_ref: str | None
    gate: Gate
    documents: tuple[DocumentFacts, ...]
    evidence: Mapping[str, str]


def of_report(name: str, value: Mapping[str, Any], as_of: date) -> Saved:
    """Return what a JSON report of that day says."""
    return Saved(
        name=name,
        kind=Kind.REPORT,
        value=value,
        dodcheck=value["dodcheck"],
        scope=value["scope"],
        as_of=as_of,
        snapshot=SnapshotFacts(**value["snapshot"]),
        policy_ref=value["policy"]["ref"],
        gate=Gate(value["gate"]["name"]),
        documents=tuple(DocumentFacts(**document) for document in value["documents"]),
        evidence={file["name"]: file["digest"] for file in value["evidence_files"]},
    )


def of_statement(name: str, value: Mapping[str, Any], as_of: date) -> Saved:
    """Return what a Statement about a report of that day says."""
    predicate = value["predicate"]
    documents = predicate["inputs"]["documents"]
    return Saved(
        name=name,
        kind=Kind.STATEMENT,
        value=value,
        dodcheck=predicate["dodcheck"],
        scope=predicate["scope"],
        as_of=as_of,
        snapshot=SnapshotFacts(**predicate["snapshot"] | {"digest": _digest(predicate["snapshot"])}),
        policy_ref=predicate["policy"]["ref"],
        gate=Gate(predicate["result"]["gate"]),
        documents=tuple(DocumentFacts(document["name"], document["role"], _digest(document)) for document in documents),
        evidence={file["name"]: _digest(file) for file in predicate["inputs"]["evidence"]},
    )


def _digest(digested: Mapping[str, Any]) -> str:
    return f"sha256:{digested['digest']['sha256']}"
