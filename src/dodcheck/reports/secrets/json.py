"""The credentials for machines, and the schema of it."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.reports.json import versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.secrets.report import SecretsReport
from dodcheck.reports.shapes import COUNT, FLAG, MAYBE_TEXT, PLACE, TEXT, WORDS, array, or_null, record, snapshot_facts
from dodcheck.secrets.forms.table import BY_ID
from dodcheck.secrets.reason import Reason
from dodcheck.secrets.survey import SecretFinding, SecretSurvey, SkippedFile

SCHEMA: Final = "dodcheck-secrets/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: SecretsReport) -> str:
    """Return the report as JSON."""
    survey, range_facts = report.survey, report.range
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(report.snapshot),
            "range": None if range_facts is None else range_facts._asdict(),
            "exclude": list(report.exclude),
            "files": survey.files,
            "bytes": survey.size,
            "left_out": survey.left_out,
            "found": [_finding(finding) for finding in survey.found],
            "allowed": [_finding(finding) for finding in survey.allowed],
            "reasons": {reason.value: survey.reasons.get(reason, 0) for reason in Reason},
            "not_looked_at": [_skipped(skipped) for skipped in survey.skipped],
            "gate": {"name": "secrets", "passed": report.passed, **_counts(survey)},
        },
    )


def _counts(survey: SecretSurvey) -> _Object:
    return {
        "found": survey.found_count,
        "allowed": survey.allowed_count,
        "not_looked_at": len(survey.skipped),
    }


def _finding(finding: SecretFinding) -> _Object:
    hit = finding.hit
    return {
        "form": hit.form,
        "what": BY_ID[hit.form].what,
        "location": {"path": finding.path, "line": hit.line},
        "commit": finding.commit,
        "starts_with": hit.shown.start,
        "length": hit.shown.length,
        "digest": hit.shown.digest,
        "reason": hit.reason.value if hit.reason else None,
        "why": hit.why or None,
        "marked_for": hit.other or None,
    }


def _skipped(skipped: SkippedFile) -> _Object:
    return {
        "path": skipped.path,
        "commit": skipped.commit,
        "why": skipped.why,
        "unknown": skipped.unknown.value if skipped.unknown else None,
    }


def secrets_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every report of `secrets` in JSON satisfies."""
    range_ = record(named=WORDS, commits=COUNT)
    return versioned_schema(
        SCHEMA,
        "secrets",
        "The credentials in tracked files. None is shown whole.",
        snapshot=shared_shape("snapshot"),
        range={**or_null(range_), "description": "The commits that were looked at, if any were."},
        exclude=array(WORDS),
        files={**COUNT, "description": "Files looked at; of a range, contents."},
        bytes=COUNT,
        left_out={**COUNT, "description": "Files that `exclude` left out."},
        found=array(_finding_schema()),
        allowed=array(_finding_schema()),
        reasons={**record(**{reason.value: COUNT for reason in Reason}), "description": "Let pass, by reason."},
        not_looked_at=array(record(path=TEXT, commit=MAYBE_TEXT, why=WORDS, unknown=MAYBE_TEXT)),
        gate=record(name={"const": "secrets"}, passed=FLAG, found=COUNT, allowed=COUNT, not_looked_at=COUNT),
    )


def _finding_schema() -> _Object:
    return record(
        form={"enum": list(BY_ID)},
        what=WORDS,
        location=PLACE,
        commit={**MAYBE_TEXT, "description": "The commit that added it, where commits were looked at."},
        starts_with={"type": "string", "maxLength": 4},
        length={**COUNT, "description": "Bytes of the secret."},
        digest={
            **MAYBE_TEXT,
            "description": "Eight hex digits of its SHA-256; null where it is short enough to be guessed.",
        },
        reason={"enum": [*(reason.value for reason in Reason), None]},
        why={**MAYBE_TEXT, "description": "What tells the reason."},
        marked_for={**MAYBE_TEXT, "description": "The mark of another tool beside it, which excuses nothing here."},
    )
