"""The risks for machines, and the schema of it."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.reports.ci_risks.report import RisksReport
from dodcheck.reports.json import versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import FLAG, MAYBE_TEXT, PLACE, WORDS, array, place_data, record, snapshot_facts
from dodcheck.workflows.audit.risk import Confidence, Family, Risk
from dodcheck.workflows.severity import Limit, Severity

SCHEMA: Final = "dodcheck-ci-risks/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: RisksReport) -> str:
    """Return the report as JSON."""
    audit = report.audit
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(report.snapshot),
            "workflows": list(audit.workflows),
            "risks": [_risk(risk) for risk in audit.risks],
            "gate": {
                "name": "ci-risks",
                "max": None if report.limit is None else report.limit.value,
                "passed": report.passed,
                "blocking": [risk.id for risk in report.blocking],
            },
        },
    )


def _risk(risk: Risk) -> _Object:
    return {
        "id": risk.id,
        "pattern": risk.pattern,
        "family": risk.family.value,
        "severity": risk.severity.value,
        "confidence": risk.confidence.value,
        "location": place_data(risk.location),
        "workflow": risk.workflow,
        "workflows": list(risk.workflows),
        "job": risk.job,
        "step": risk.step,
        "message": risk.message,
        "follow_up": risk.follow_up,
        "accepted": risk.accepted,
    }


def risks_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every register of risks in JSON satisfies."""
    return versioned_schema(
        SCHEMA,
        "ci risks",
        "Where green may prove nothing in the workflows of a repository, the worst first.",
        snapshot=shared_shape("snapshot"),
        workflows={**array(WORDS), "description": "Every file of a workflow, those not evaluated with them."},
        risks=array(_risk_schema()),
        gate=record(
            name={"const": "ci-risks"},
            max={"enum": [*(limit.value for limit in Limit), None], "description": "What is let pass."},
            passed=FLAG,
            blocking={**array(WORDS), "description": "Ids of risks."},
        ),
    )


def _risk_schema() -> _Object:
    return record(
        id={**WORDS, "description": "Stays the same when lines move."},
        pattern=WORDS,
        family={"enum": [family.value for family in Family]},
        severity={"enum": [severity.value for severity in Severity]},
        confidence={"enum": [confidence.value for confidence in Confidence]},
        location=PLACE,
        workflow={**WORDS, "description": "The first of the files that lead to the place."},
        workflows={**array(WORDS), "description": "All of them: a script may be run by several."},
        job=MAYBE_TEXT,
        step=MAYBE_TEXT,
        message=WORDS,
        follow_up=WORDS,
        accepted={"type": ["string", "null"], "description": "The reason that was given for it."},
    )
