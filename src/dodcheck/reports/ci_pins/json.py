"""The pins for machines, and the schema of it."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.reports.ci_pins.report import PinsReport, owners
from dodcheck.reports.json import versioned_json
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
from dodcheck.workflows.model import Unread
from dodcheck.workflows.pins.pin import Kind, Pin, State
from dodcheck.workflows.pins.survey import PinSurvey
from dodcheck.workflows.pins.version import VersionComment
from dodcheck.workflows.pins.way import Way

SCHEMA: Final = "dodcheck-ci-pins/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: PinsReport) -> str:
    """Return the report as JSON."""
    survey, snapshot = report.survey, report.snapshot
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(snapshot),
            "allow": list(survey.allow),
            "allowed_in_vain": list(survey.idle),
            "not_evaluated": [_unread(unread) for unread in survey.unread],
            "files": [counted._asdict() for counted in survey.counts()],
            "pins": [_pin(pin, survey.allow) for pin in survey.pins],
            "disagreements": [
                {
                    "message": disagreement.message,
                    "locations": [place_data(disagreement.first.location), place_data(disagreement.other.location)],
                }
                for disagreement in survey.disagreements
            ],
            "ways": {way.value: count for way, count in survey.ways().items()},
            "owners": [owner._asdict() for owner in owners(survey)],
            "gate": {"name": "ci-pins", "passed": survey.passed, **_counts(survey)},
        },
    )


def _unread(unread: Unread) -> _Object:
    return {"location": place_data(unread), "why": unread.why}


def _counts(survey: PinSurvey) -> _Object:
    return {
        "unpinned": len(survey.of(State.UNPINNED)),
        "untold": len(survey.of(State.UNTOLD)),
        "not_evaluated": len(survey.unread),
    }


def _pin(pin: Pin, allow: tuple[str, ...]) -> _Object:
    return {
        "location": place_data(pin.location),
        "kind": pin.kind.value,
        "text": pin.text,
        "owner": pin.named.owner or None,
        "name": pin.named.name,
        "ref": pin.named.ref or None,
        "way": pin.way.value,
        "state": pin.state(allow).value,
        "never_runs": pin.idle,
        "comment": pin.comment or None,
        "version": pin.version,
        "told": pin.comment_kind.value if pin.way is Way.COMMIT else None,
    }


def pins_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every report of `ci pins` in JSON satisfies."""
    return versioned_schema(
        SCHEMA,
        "ci pins",
        "How the actions, workflows and images that a repository uses are pinned.",
        snapshot=shared_shape("snapshot"),
        allow=array(WORDS),
        allowed_in_vain={**array(WORDS), "description": "Allowances that excuse nothing."},
        not_evaluated=array(record(location=PLACE, why=WORDS)),
        files=array(_file_schema()),
        pins=array(_pin_schema()),
        disagreements=array(record(message=WORDS, locations=array(PLACE))),
        ways={**record(**{way.value: COUNT for way in Way}), "description": "Places by how they are pinned."},
        owners=array(record(name=WORDS, places=COUNT, pinned=COUNT)),
        gate=record(
            name={"const": "ci-pins"},
            passed=FLAG,
            unpinned=COUNT,
            untold=COUNT,
            not_evaluated=COUNT,
        ),
    )


def _file_schema() -> _Object:
    loose = "Actions and workflows of other repositories without a full commit id, allowed or not."
    return record(
        path=TEXT,
        uses={**COUNT, "description": "Places that use an action or a workflow."},
        unpinned={**COUNT, "description": loose},
        images={**COUNT, "description": "Places that name an image, `docker://` among them."},
        unpinned_images={**COUNT, "description": "Images without a digest, allowed or not."},
        idle={**COUNT, "description": "Either, in a job or a step that never runs; not counted above."},
    )


def _pin_schema() -> _Object:
    return record(
        location=PLACE,
        kind={"enum": [kind.value for kind in Kind]},
        text={"type": "string", "description": "What stands in the file, escapes and folds resolved."},
        owner=MAYBE_TEXT,
        name=TEXT,
        ref={**MAYBE_TEXT, "description": "What stands behind the `@`; of an image its digest or tag."},
        way={"enum": [way.value for way in Way]},
        state={"enum": [state.value for state in State]},
        never_runs={"type": "boolean", "description": "The condition of its job or its step never holds."},
        comment={**MAYBE_TEXT, "description": "The comment beside a commit or a digest."},
        version={**MAYBE_TEXT, "description": "The version that the comment names."},
        told={
            "enum": [*(comment.value for comment in VersionComment), None],
            "description": "What the comment beside a commit says.",
        },
    )
