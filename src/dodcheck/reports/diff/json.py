"""Two sides of a change for machines."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.model.location import Location
from dodcheck.model.report import Judgement, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.json import versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import COUNT, FLAG, MAYBE_TEXT, TEXT, array, record, snapshot_facts
from dodcheck.trust.change.weakening import Weakening, Weakens
from dodcheck.trust.past.differences import Differences

SCHEMA: Final = "dodcheck-diff/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(differences: Differences) -> str:
    """Return the differences as JSON."""
    return versioned_json(
        SCHEMA,
        {
            "as_of": differences.as_of.isoformat(),
            "before": {"name": differences.name, **_side_data(differences.before)},
            "after": _side_data(differences.after),
            "changed": [
                {
                    "worse": difference.worse,
                    "before": _judgement_data(difference.before),
                    "after": _judgement_data(difference.after),
                }
                for difference in differences.changed
            ],
            "new": [_judgement_data(judgement) for judgement in differences.new],
            "gone": [_judgement_data(judgement) for judgement in differences.gone],
            "same": differences.same,
            "weakened": [_weakening(weakening) for weakening in differences.weakened],
        },
    )


def _side_data(side: Report) -> _Object:
    facts = side.snapshot
    return {
        "snapshot": snapshot_facts(facts),
        "tally": {verdict.value: count for verdict, count in side.tally.items()},
    }


def _judgement_data(judgement: Judgement) -> _Object:
    criterion = judgement.criterion
    return {
        "id": criterion.id,
        "text": criterion.text,
        "location": _place(criterion.location),
        "claimed": criterion.claimed,
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
    }


def _weakening(weakening: Weakening) -> _Object:
    return {
        "kind": weakening.what.value,
        "subject": weakening.subject,
        "said": weakening.said,
        "detail": weakening.detail or None,
        "before": _place(weakening.before) if weakening.before else None,
        "after": _place(weakening.after) if weakening.after else None,
    }


def _place(at: Location) -> _Object:
    return {"path": at.path, "line": at.line, "column": at.column}


def diff_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every comparison in JSON satisfies."""
    known: _Object = shared_shape("criteria")["items"]["properties"]
    judged = record(
        **{name: known[name] for name in ("id", "text", "location", "claimed")},
        verdict={"enum": [verdict.value for verdict in Verdict]},
        reason=known["reason"],
    )
    place = {"anyOf": [known["location"], {"type": "null"}]}
    weakening = record(
        kind={"enum": [weakens.value for weakens in Weakens]},
        subject=TEXT,
        said=TEXT,
        detail=MAYBE_TEXT,
        before=place,
        after=place,
    )
    side = {"snapshot": shared_shape("snapshot"), "tally": shared_shape("tally")}
    return versioned_schema(
        SCHEMA,
        "diff",
        "Which verdicts differ between two snapshots, and what was weakened.",
        as_of=shared_shape("as_of"),
        before=record(name=TEXT, **side),
        after=record(**side),
        changed=array(record(worse=FLAG, before=judged, after=judged)),
        new=array(judged),
        gone=array(judged),
        same=COUNT,
        weakened=array(weakening),
    )
