"""The past of one statement for machines."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.reports.blame.terminal import show_command
from dodcheck.reports.history.json import COMMIT, DAY
from dodcheck.reports.json import versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import TEXT, or_null, record
from dodcheck.trust.past.blame import Blame, TurningCommit
from dodcheck.trust.past.history import DatedCommit, Ending

SCHEMA: Final = "dodcheck-blame/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(blame: Blame) -> str:
    """Return the past as JSON."""
    at = blame.criterion.location
    return versioned_json(
        SCHEMA,
        {
            "criterion": {
                "id": blame.criterion.id,
                "text": blame.criterion.text,
                "location": {"path": at.path, "line": at.line, "column": at.column},
                "claimed": blame.criterion.claimed,
            },
            "head": _commit(blame.head),
            "now": _evidence(blame.now),
            "made": _event(blame.made),
            "broke": _event(blame.broke),
            "ticked": _event(blame.ticked),
            "commits": blame.commits,
            "ending": blame.ending.value if blame.ending else None,
        },
    )


def _commit(at: DatedCommit) -> _Object:
    return {"commit": at.commit, "date": at.day.isoformat() if at.day else None, "subject": at.subject}


def _evidence(seen: Evidence | None) -> _Object | None:
    if seen is None:
        return None
    unknown = seen.unknown.value if seen.unknown else None
    return {"outcome": seen.outcome.value, "unknown": unknown, "summary": seen.summary, "reproduce": seen.reproduce}


def _event(event: TurningCommit | None) -> _Object | None:
    if event is None:
        return None
    before, since = _evidence(event.before), _evidence(event.since)
    fields = {"certain": event.certain, "before": before, "since": since, "reproduce": show_command(event)}
    return {**_commit(event.at), **fields}


def blame_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every past of a statement in JSON satisfies."""
    criterion: _Object = shared_shape("criteria")["items"]["properties"]
    evidence = record(
        outcome={"enum": [outcome.value for outcome in Outcome]},
        unknown={"enum": [*(unknown.value for unknown in Unknown), None]},
        summary=TEXT,
        reproduce=TEXT,
    )
    commit = {"commit": COMMIT, "date": DAY, "subject": TEXT}
    certain = {"type": "boolean", "description": "False where history is cut off there: it may have turned earlier."}
    maybe = or_null(evidence)
    event = or_null(record(**commit, certain=certain, before=maybe, since=evidence, reproduce=TEXT))
    fields = {name: criterion[name] for name in ("id", "text", "location", "claimed")}
    return versioned_schema(
        SCHEMA,
        "blame",
        "Which commit made a statement true, which broke it and which ticked it; null for none.",
        criterion=record(**fields),
        head=record(**commit),
        now=evidence,
        made=event,
        broke=event,
        ticked=event,
        commits={"type": "integer", "minimum": 1},
        ending={
            "enum": [*(ending.value for ending in Ending), None],
            "description": "Why no older commit was looked at; null where nothing more was to be learned.",
        },
    )
