"""A history for machines."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.model.verdict import Verdict
from dodcheck.reports.json import versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import TEXT, or_null, record
from dodcheck.trust.past.history import Ending, History, HistoryPoint

SCHEMA: Final = "dodcheck-history/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(history: History) -> str:
    """Return the history as JSON, the oldest commit first."""
    return versioned_json(
        SCHEMA,
        {
            "scope": history.scope,
            "as_of": history.as_of.isoformat(),
            "ending": history.ending.value,
            "commits": [_point(point) for point in history.points],
        },
    )


def _point(point: HistoryPoint) -> _Object:
    tally = point.tally
    return {
        "commit": point.at.commit,
        "date": point.at.day.isoformat() if point.at.day else None,
        "subject": point.at.subject,
        "tally": {verdict.value: tally[verdict] for verdict in Verdict} if tally is not None else None,
        "problem": point.problem or None,
    }


def history_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every history in JSON satisfies."""
    commit = record(
        commit=COMMIT,
        date=DAY,
        subject=TEXT,
        tally=or_null(shared_shape("tally")),
        problem={"type": ["string", "null"], "description": "Why the commit could not be judged."},
    )
    return versioned_schema(
        SCHEMA,
        "history",
        "The tally of verdicts commit by commit along first parents, the oldest first.",
        scope=shared_shape("scope"),
        as_of=shared_shape("as_of"),
        ending={
            "enum": [ending.value for ending in Ending],
            "description": "Why it goes no further back: the first commit of all, the end of a shallow clone, "
            "as many commits as were asked for, or the commit that was named.",
        },
        commits={"type": "array", "items": commit, "minItems": 1},
    )


COMMIT: Final[_Object] = {"type": "string", "pattern": "^[0-9a-f]{40,64}$"}
"""A full commit id."""

DAY: Final[_Object] = {
    "anyOf": [{"type": "string", "format": "date"}, {"type": "null"}],
    "description": "The day that the committer's clock said, in UTC. It is shown, and orders nothing.",
}
