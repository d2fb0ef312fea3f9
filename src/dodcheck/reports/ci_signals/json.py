"""The signals for machines, and the schema of it."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.reports.ci_signals.report import SignalsReport
from dodcheck.reports.json import versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import MAYBE_TEXT, PLACE, WORDS, array, place_data, record, snapshot_facts
from dodcheck.workflows.signals.signal import Classified, Signal

SCHEMA: Final = "dodcheck-ci-signals/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: SignalsReport) -> str:
    """Return the report as JSON."""
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(report.snapshot),
            "workflows": [_workflow_data(classified) for classified in report.signals.workflows],
        },
    )


def _workflow_data(classified: Classified) -> _Object:
    facts = [
        {"text": fact.text, "places": [place_data(place) for place in fact.places], "many": fact.many}
        for fact in classified.facts
    ]
    return {"path": classified.path, "name": classified.name or None, "signal": classified.signal.value, "facts": facts}


def signals_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every report of signals in JSON satisfies."""
    fact = record(
        text={**WORDS, "description": "A plain clause."},
        places={**array(PLACE), "description": "Where it is seen; at most five."},
        many={"type": "integer", "minimum": 0, "description": "How many places there are."},
    )
    workflow = record(
        path=WORDS,
        name=MAYBE_TEXT,
        signal={"enum": [signal.value for signal in Signal]},
        facts={**array(fact), "minItems": 1, "description": "What led to the signal."},
    )
    return versioned_schema(
        SCHEMA,
        "ci signals",
        "What each workflow of a repository is worth as a check, with the facts that led there.",
        snapshot=shared_shape("snapshot"),
        workflows=array(workflow),
    )
