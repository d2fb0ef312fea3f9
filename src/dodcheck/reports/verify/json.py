"""What a saved report is worth, for machines."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.model.location import Location
from dodcheck.model.verdict import Verdict
from dodcheck.reports.json import as_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import FLAG, MAYBE_LINE, TEXT, WORDS, or_null, place_data, record, snapshot_facts
from dodcheck.trust.saved.compare import Difference, How
from dodcheck.trust.saved.expired import Lapse
from dodcheck.trust.saved.saved import Kind
from dodcheck.trust.saved.verify import Verification

SCHEMA: Final = "dodcheck-verification/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(verification: Verification) -> str:
    """Return the answer as JSON."""
    saved = verification.saved
    places = {judgement.criterion.id: judgement.criterion.location for judgement in verification.found.judgements}
    return as_json(
        {
            "schema": SCHEMA,
            "dodcheck": verification.judged_by,
            "as_of": verification.day.isoformat(),
            "saved": {
                "kind": saved.kind.value,
                "dodcheck": saved.dodcheck,
                "scope": saved.scope,
                "as_of": saved.as_of.isoformat(),
                "snapshot": snapshot_facts(saved.snapshot),
            },
            "compared": "everything" if verification.compares_everything else "verdicts",
            "past": verification.way.past,
            "accepted_weakening": verification.way.accepted,
            "holds": verification.holds,
            "differences": [
                _difference(difference, places.get(difference.criterion or ""))
                for difference in verification.differences
            ],
            "since": [_lapse(lapse, places[lapse.criterion]) for lapse in verification.lapses],
            "passed": {
                "own_date": verification.found.passed,
                "today": verification.today.passed if verification.today else None,
            },
        }
    )


def _difference(difference: Difference, at: Location | None) -> _Object:
    return {
        "criterion": difference.criterion,
        "location": place_data(at) if at else None,
        "field": difference.field,
        "how": difference.how.value,
        "then": difference.then,
        "now": difference.now,
    }


def _lapse(lapse: Lapse, at: Location) -> _Object:
    return {
        "criterion": lapse.criterion,
        "location": place_data(at),
        "then": lapse.then.value,
        "today": lapse.today.value,
        "reason": lapse.reason,
        "expired": lapse.expired.isoformat() if lapse.expired else None,
    }


def verification_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every verification in JSON satisfies."""
    location = record(path=TEXT, line=MAYBE_LINE)
    verdict: _Object = {"enum": [one.value for one in Verdict]}
    day = shared_shape("as_of")
    return versioned_schema(
        SCHEMA,
        "verification",
        "Whether a saved report still holds: judged again on the same files at its own date.",
        dodcheck={**WORDS, "description": "The version of dodcheck that judged again."},
        as_of={**day, "description": "The day of the verification, which `since` speaks of."},
        saved=record(
            kind={"enum": [kind.value for kind in Kind]},
            dodcheck=shared_shape("dodcheck"),
            scope=WORDS,
            as_of=day,
            snapshot=shared_shape("snapshot"),
        ),
        compared={
            "enum": ["everything", "verdicts"],
            "description": "`verdicts`, rules and digests only, where another version wrote the report.",
        },
        past={"type": "boolean", "description": "Whether it is judged as with --at, where orphans block nothing."},
        accepted_weakening={"type": "boolean", "description": "Whether it is judged as with --accept-weakening."},
        holds=FLAG,
        differences={"type": "array", "items": _difference_schema(location)},
        since={
            "type": "array",
            "description": "Verdicts that the days alone have changed. Empty where the report does not hold.",
            "items": record(
                criterion=WORDS,
                location=location,
                then=verdict,
                today=verdict,
                reason=WORDS,
                expired=or_null(day),
            ),
        },
        passed={
            **record(own_date=FLAG, today={"type": ["boolean", "null"]}),
            "description": "Whether the gate passes, judged again. Null where nothing was judged as of today.",
        },
    )


def _difference_schema(location: _Object) -> _Object:
    return record(
        criterion={"type": ["string", "null"], "description": "Null for the report as a whole."},
        location=or_null(location),
        field={"type": "string", "description": "Leads to the value; empty for the whole criterion."},
        how={
            "enum": [how.value for how in How],
            "description": "`added` stands only in the saved report, `dropped` is missing in it.",
        },
        then={"description": "What the saved report says."},
        now={"description": "What is found."},
    )
