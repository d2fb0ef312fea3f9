"""The versions for machines, and the schema of it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from dodcheck.reports.json import versioned_json
from dodcheck.reports.sbom_versions.report import VersionsReport
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import (
    COUNT,
    FLAG,
    MAYBE_TEXT,
    PLACE,
    TEXT,
    WORDS,
    array,
    place_data,
    record,
    snapshot_facts,
)
from dodcheck.supply.versions.order import Behind
from dodcheck.supply.versions.sides import Side, versions_of
from dodcheck.supply.versions.state import JudgedLibrary, Limits, State

SCHEMA: Final = "dodcheck-sbom-versions/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: VersionsReport) -> str:
    """Return the report as JSON."""
    blocking = [library.library.name for library in report.ordered() if library.blocking]
    states = [library.state for library in report.libraries]
    return versioned_json(
        SCHEMA,
        {
            "as_of": report.as_of.isoformat(),
            "snapshot": snapshot_facts(report.snapshot),
            "compared": {
                "table": report.compared.table,
                "sbom": report.compared.sbom,
                "latest": report.compared.latest,
                "recorded": _day(report.compared.recorded),
                "rows_without_library": list(report.compared.rows),
            },
            "limits": _limits(report.limits),
            "libraries": [_library(library) for library in report.libraries],
            "not_seen": [{"location": place_data(skipped.place), "why": skipped.why} for skipped in report.skipped],
            "states": {state.value: states.count(state) for state in State},
            "gate": {"name": "sbom-versions", "passed": report.passed, "blocking": blocking},
        },
    )


def _limits(limits: Limits) -> _Object:
    return {
        "max_age": limits.max_age,
        "max_behind": limits.max_behind.value if limits.max_behind else None,
        "stale_after": limits.stale_after,
        "strict": limits.strict,
    }


def _library(library: JudgedLibrary) -> _Object:
    said = dict(versions_of(library.library))
    entry = library.library.entry
    return {
        "name": library.library.name,
        "path": library.library.path,
        "line": entry.line if entry else None,
        "versions": {side.value.lower(): said[side].text if side in said else None for side in Side},
        "current": library.current.text or None,
        "commit": library.current.commit or None,
        "latest": library.latest.text if library.latest else None,
        "date": _day(library.day),
        "age": library.age,
        "outdated": library.behind,
        "state": library.state.value,
        "remarks": [
            {"code": remark.code, "state": remark.state.value, "message": remark.message, "blocks": remark.blocks}
            for remark in library.remarks
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def versions_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every report of `sbom versions` in JSON satisfies."""
    line: _Object = {"type": "integer", "minimum": 1}
    return versioned_schema(
        SCHEMA,
        "sbom versions",
        "What table, bill of materials and tree say of the versions of vendored code.",
        as_of=shared_shape("as_of"),
        snapshot=shared_shape("snapshot"),
        compared=record(
            table=MAYBE_TEXT,
            sbom=MAYBE_TEXT,
            latest={**MAYBE_TEXT, "description": "The name of the file of newest versions."},
            recorded={**MAYBE_TEXT, "description": "The day that this file was recorded on."},
            rows_without_library={**array(line), "description": "Lines of the table that name no library."},
        ),
        limits=_limits_schema(),
        libraries=array(_library_schema(line)),
        not_seen=array(record(location=PLACE, why=WORDS)),
        states=record(**{state.value: COUNT for state in State}),
        gate=record(
            name={"const": "sbom-versions"},
            passed=FLAG,
            blocking={**array(TEXT), "description": "Names of libraries."},
        ),
    )


def _limits_schema() -> _Object:
    count: _Object = {"type": ["integer", "null"], "minimum": 0}
    return record(
        max_age={**count, "description": "Days."},
        max_behind={"enum": [*(level.value for level in Behind), None]},
        stale_after={"type": "integer", "minimum": 0, "description": "Days that the file of newest versions counts."},
        strict=FLAG,
    )


def _library_schema(line: _Object) -> _Object:
    states: _Object = {"enum": [state.value for state in State]}
    return record(
        name=TEXT,
        path=MAYBE_TEXT,
        line={**line, "type": ["integer", "null"], "description": "The line in the table."},
        versions={**record(**{side.value.lower(): MAYBE_TEXT for side in Side}), "description": "As each says it."},
        current=MAYBE_TEXT,
        commit={**MAYBE_TEXT, "description": "The commit that is current, where one is told."},
        latest=MAYBE_TEXT,
        date={**MAYBE_TEXT, "description": "The day of the current version."},
        age={"type": ["integer", "null"], "description": "Days from that day to `as_of`."},
        outdated={"type": ["boolean", "null"], "description": "Whether it is behind the latest; null where not known."},
        state=states,
        remarks=array(record(code=WORDS, state=states, message=WORDS, blocks=FLAG)),
    )
