"""The audit of the gate for machines, and the schema of it."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.reports.ci_gate.report import GateReport
from dodcheck.reports.json import versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import FLAG, PLACE, WORDS, array, place_data, record, snapshot_facts
from dodcheck.workflows.events import EVENTS
from dodcheck.workflows.gate import GateStep
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.severity import Severity

SCHEMA: Final = "dodcheck-ci-gate/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: GateReport) -> str:
    """Return the report as JSON."""
    audit, snapshot = report.audit, report.snapshot
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(snapshot),
            "workflows": list(audit.workflows),
            "runs": [_run(step) for step in audit.steps],
            "findings": [_finding(finding) for finding in audit.findings],
            "unseen": list(audit.unseen),
            "gate": {
                "name": "ci-gate",
                "passed": audit.passed,
                "blocking": [finding.key for finding in report.blocking],
            },
        },
    )


def _run(step: GateStep) -> _Object:
    return {
        "location": place_data(step.location),
        "job": step.job,
        "command": step.command,
        "through": step.through,
        "events": list(step.events),
        "gates": step.gates,
        "effective": step.effective,
        "scope": step.scope,
        "findings": list(step.flaws),
    }


def _finding(finding: Finding) -> _Object:
    return {
        "key": finding.key,
        "pattern": finding.pattern.value,
        "severity": finding.severity.value,
        "location": place_data(finding.location),
        "message": finding.message,
        "remedy": finding.remedy,
        "paste": finding.paste or None,
    }


def gate_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every audit of the gate in JSON satisfies."""
    return versioned_schema(
        SCHEMA,
        "ci gate",
        "How dodcheck runs in the workflows of a repository. The same input gives the same bytes.",
        snapshot=shared_shape("snapshot"),
        workflows=array(WORDS),
        runs=array(_run_schema()),
        findings=array(_finding_schema()),
        unseen=array(WORDS),
        gate=record(
            name={"const": "ci-gate"}, passed=FLAG, blocking={**array(WORDS), "description": "Keys of findings."}
        ),
    )


def _run_schema() -> _Object:
    return record(
        location=PLACE,
        job=WORDS,
        command={**WORDS, "description": "The call as it is typed, without what starts it."},
        through={"type": ["string", "null"], "description": "What leads to it outside the workflow."},
        events={"type": "array", "items": {"enum": list(EVENTS)}},
        gates={**FLAG, "description": "Whether the command judges the repository."},
        effective={**FLAG, "description": "Whether it meets every change and can fail it."},
        scope={"type": "string", "description": "What is judged, whatever the options."},
        findings={**array(WORDS), "description": "Keys of the findings about this run."},
    )


def _finding_schema() -> _Object:
    return record(
        key={**WORDS, "description": "Names the finding without line numbers."},
        pattern={"enum": [pattern.value for pattern in Pattern]},
        severity={"enum": [severity.value for severity in Severity]},
        location=PLACE,
        message=WORDS,
        remedy=WORDS,
        paste={"type": ["string", "null"], "minLength": 1},
    )
