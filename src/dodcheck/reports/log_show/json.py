"""Logs for machines, and the schema of it."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.documents.logs.log import CallStatus, LogEntry
from dodcheck.program.tool_logs import LogFile
from dodcheck.reports.json import versioned_json
from dodcheck.reports.log_show.report import ShowReport, entries_of
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import FLAG, MAYBE_TEXT, PLACE, TEXT, array, place_data, record, snapshot_facts

SCHEMA: Final = "dodcheck-tool-log/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: ShowReport) -> str:
    """Return the report as JSON: all entries of all logs."""
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(report.snapshot),
            "logs": [_log(log) for log in report.logs],
        },
    )


def _log(log: LogFile) -> _Object:
    return {
        "path": log.path,
        "milestone": str(log.milestone) if log.milestone else None,
        "unread": log.why or None,
        "begins_empty": bool(log.log and log.log.begins_empty),
        "points_to": list(log.log.points_to) if log.log else [],
        "entries": [entry_object(entry) for entry in entries_of(log)],
    }


def entry_object(entry: LogEntry) -> _Object:
    """Return an entry as JSON has it."""
    return {
        "location": place_data(entry.location),
        "number": entry.number,
        "when": entry.when,
        "actor": entry.actor,
        "tool": entry.tool,
        "title": entry.title,
        "purpose": entry.purpose,
        "files": list(entry.files),
        "result": entry.result,
        "said": entry.status_text,
        "status": entry.status.value,
    }


def entry_schema() -> _Object:
    """Return the schema of an entry: what it leaves out is an empty text."""
    return record(
        location=PLACE,
        number=TEXT,
        when=TEXT,
        actor=TEXT,
        tool=TEXT,
        title=TEXT,
        purpose=TEXT,
        files=array(TEXT),
        result=TEXT,
        said={**TEXT, "description": "The words of its status."},
        status={"enum": [status.value for status in CallStatus], "description": "What they mean."},
    )


def log_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every report of `log show` in JSON satisfies."""
    return versioned_schema(
        SCHEMA,
        "log show",
        "Tool-call logs, whatever form they are written in.",
        snapshot=shared_shape("snapshot"),
        logs=array(
            record(
                path=TEXT,
                milestone=MAYBE_TEXT,
                unread={**MAYBE_TEXT, "description": "Why the log can't be read."},
                begins_empty=FLAG,
                points_to=array(TEXT),
                entries=array(entry_schema()),
            )
        ),
    )
