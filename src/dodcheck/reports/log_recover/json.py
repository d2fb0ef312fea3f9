"""Where work was left, for machines, and the schema of it."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.documents.logs.log import LogEntry
from dodcheck.model.criterion import Criterion
from dodcheck.model.milestone import Status
from dodcheck.program.recovery import Step
from dodcheck.reports.json import versioned_json
from dodcheck.reports.log_recover.report import RecoverReport, advice
from dodcheck.reports.log_show.json import entry_object, entry_schema
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import (
    COUNT,
    MAYBE_TEXT,
    PLACE,
    TEXT,
    WORDS,
    array,
    or_null,
    place_data,
    record,
    snapshot_facts,
)

SCHEMA: Final = "dodcheck-log-recover/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: RecoverReport) -> str:
    """Return the report as JSON."""
    found, told = report.recovery, advice(report.recovery)
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(report.snapshot),
            "milestone": str(found.milestone) if found.milestone else None,
            "status": found.status.value,
            "told": place_data(found.told) if found.told else None,
            "plan": found.plan,
            "logs": [log.path for log in found.logs],
            "last": _entry(found.last),
            "under_way": [entry_object(entry) for entry in found.under_way],
            "boxes": found.boxes,
            "remaining": [_box(criterion) for criterion in found.remaining],
            "next": {"step": found.step.value, "advice": told.words, "command": told.command},
        },
    )


def _entry(entry: LogEntry | None) -> _Object | None:
    return entry_object(entry) if entry else None


def _box(criterion: Criterion) -> _Object:
    return {"id": criterion.id, "text": criterion.text, "location": place_data(criterion.location)}


def recover_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every report of `log recover` in JSON satisfies."""
    return versioned_schema(
        SCHEMA,
        "log recover",
        "Where work on a milestone was left: the last call, what is open, what to do next.",
        snapshot=shared_shape("snapshot"),
        milestone=MAYBE_TEXT,
        status={"enum": [status.value for status in Status], "description": "What ledger and plan say."},
        told=or_null(PLACE),
        plan=MAYBE_TEXT,
        logs=array(TEXT),
        last=or_null(entry_schema()),
        under_way=array(entry_schema()),
        boxes=COUNT,
        remaining=array(record(id=WORDS, text=TEXT, location=PLACE)),
        next=record(step={"enum": [step.value for step in Step]}, advice=WORDS, command=MAYBE_TEXT),
    )
