"""The posture for machines, and the schema of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.reports.json import versioned_json
from dodcheck.reports.posture.report import PostureReport, stated_for_area, undecided
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
from dodcheck.rules.scorecard.card import AnsweredPoint, Scored
from dodcheck.rules.scorecard.stated import Stated

SCHEMA: Final = "dodcheck-posture/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: PostureReport) -> str:
    """Return the report as JSON."""
    card = report.card
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(report.snapshot),
            "score": _score(card.score),
            "best": _score(card.best),
            "areas": [_area(report, area) for area in card.areas],
            "document": report.document,
            "only_in_document": [_stated(report, stated) for stated in undecided(report)],
            "gate": {
                "name": "posture",
                "passed": report.passed,
                "minimum": None if report.minimum is None else str(report.minimum),
                "untold": report.untold_points,
            },
        },
    )


def _score(score: Fraction) -> float:
    """Return a score with two decimal places, cut off."""
    return (score.numerator * 100 // score.denominator) / 100


def _area(report: PostureReport, area: Scored) -> _Object:
    return {
        "name": area.area.name,
        "title": area.area.title,
        "score": _score(area.score),
        "held": area.held,
        "untold": area.untold,
        "points": [_answer(point) for point in area.answers],
        "stated": [_stated(report, stated) for stated in stated_for_area(report, area)],
    }


def _answer(point: AnsweredPoint) -> _Object:
    evidence = point.evidence
    return {
        "name": point.point.name,
        "says": point.point.says,
        "kind": point.point.kind,
        "outcome": evidence.outcome.value,
        "unknown": None if evidence.unknown is None else evidence.unknown.value,
        "summary": evidence.summary,
        "examined": evidence.examined,
        "matched": evidence.matched,
        "skipped": evidence.skipped,
        "locations": [place_data(place) for place in evidence.places],
        "reproduce": evidence.reproduce,
    }


def _stated(report: PostureReport, stated: Stated) -> _Object:
    location = {"path": report.document, "line": stated.line}
    return {"label": stated.label, "written": stated.words, "location": location}


def posture_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every report of `posture` in JSON satisfies."""
    score: _Object = {"type": "number", "minimum": 0, "maximum": 10}
    stated = record(label=TEXT, written=WORDS, location=PLACE)
    return versioned_schema(
        SCHEMA,
        "posture",
        "The part of a security scorecard that evidence decides.",
        snapshot=shared_shape("snapshot"),
        score={**score, "description": "The mean of the areas; what can't be told does not count as held."},
        best={**score, "description": "The same if all that can't be told held."},
        areas=array(
            record(
                name=WORDS,
                title=WORDS,
                score=score,
                held=COUNT,
                untold=COUNT,
                points=array(_point_schema()),
                stated={**array(stated), "description": "What the document says of the area."},
            )
        ),
        document={**MAYBE_TEXT, "description": "The document whose scores stand beside the evidence."},
        only_in_document=array(stated),
        gate=record(name={"const": "posture"}, passed=FLAG, minimum=MAYBE_TEXT, untold=COUNT),
    )


def _point_schema() -> _Object:
    return record(
        name=WORDS,
        says=WORDS,
        kind={**WORDS, "description": "The kind of evidence that decides it."},
        outcome={"enum": [outcome.value for outcome in Outcome]},
        unknown={"enum": [*(unknown.value for unknown in Unknown), None]},
        summary=WORDS,
        examined=COUNT,
        matched=COUNT,
        skipped=COUNT,
        locations=array(PLACE),
        reproduce=TEXT,
    )
