"""The report for machines: CONTRACT's JSON, stable to the byte."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from dodcheck import __version__
from dodcheck.model.evidence import Evidence, Place
from dodcheck.model.exception import Attestation, Signature
from dodcheck.model.notice import Notice
from dodcheck.model.report import AppliedRule, Judgement, Report
from dodcheck.reports.shapes import place_data, snapshot_facts
from dodcheck.reports.visible import CI_COMMAND, UNSEEN

SCHEMA = "dodcheck-report/1"
"""The version of the shape: it changes when a reader of the old shape would err."""


def render(report: Report) -> str:
    """Return the report as JSON."""
    return as_json(_report(report))


def as_json(value: Mapping[str, object]) -> str:
    r"""Return plain values as JSON. Control, bidirectional and invisible characters are written as ``\u…``."""
    text = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)
    safe = UNSEEN.sub(lambda found: _escape(found[0]), text)
    return CI_COMMAND.sub(r"#\\u0023", safe) + "\n"


def versioned_json(schema: str, fields: Mapping[str, object]) -> str:
    """Return what a command found as JSON: the version of its shape, that of dodcheck, and these fields."""
    return as_json({"schema": schema, "dodcheck": __version__, **fields})


def _report(report: Report) -> dict[str, object]:
    snapshot = report.snapshot
    return {
        "schema": SCHEMA,
        "dodcheck": __version__,
        "scope": report.scope,
        "as_of": report.as_of.isoformat(),
        "snapshot": snapshot_facts(snapshot),
        "policy": {"ref": report.policy_ref, "digest": report.policy_digest},
        "documents": [{"path": d.path, "role": d.role, "digest": d.digest} for d in report.documents],
        "evidence_files": [{"name": f.name, "digest": f.digest, "commit": f.commit} for f in report.evidence_files],
        "criteria": [criterion_data(judgement) for judgement in report.judgements],
        "notices": [_notice(notice) for notice in report.notices],
        "tally": {verdict.value: count for verdict, count in report.tally.items()},
        "gate": {"name": report.gate.value, "passed": report.passed, "blocking": list(report.blocking)},
    }


def criterion_data(judgement: Judgement) -> dict[str, object]:
    """Return a judged criterion as it stands in every JSON format."""
    criterion = judgement.criterion
    location = criterion.location
    return {
        "id": criterion.id,
        "text": criterion.text,
        "location": {"path": location.path, "line": location.line, "column": location.column},
        "form": criterion.form.value,
        "group": criterion.group,
        "claimed": criterion.claimed,
        "holds": criterion.holds.value,
        "new": criterion.new,
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
        "rule": rule_data(judgement.rule),
        "evidence": [_evidence(seen) for seen in judgement.evidence.flattened()],
        "exception": _exception(judgement),
    }


def rule_data(rule: AppliedRule | None) -> dict[str, object] | None:
    """Return a rule as it stands in every JSON format."""
    if rule is None:
        return None
    return {"kind": rule.kind, "origin": rule.origin.value, "options": _plain_value(rule.options)}


def _evidence(seen: Evidence) -> dict[str, object]:
    return {
        "kind": seen.kind,
        "outcome": seen.outcome.value,
        "unknown": seen.unknown.value if seen.unknown else None,
        "basis": seen.basis.value,
        "summary": seen.summary,
        "examined": seen.examined,
        "matched": seen.matched,
        "skipped": seen.skipped,
        "locations": [_place(place) for place in seen.places],
        "reproduce": seen.reproduce,
    }


def _place(place: Place) -> dict[str, object]:
    return {"path": place.path, "line": place.line, "digest": place.digest}


def _exception(judgement: Judgement) -> dict[str, object] | None:
    waiver = judgement.waiver
    if waiver is None:
        return _attestation_data(judgement.attestation, judgement.signature) if judgement.attestation else None
    return {
        "kind": "waiver",
        "reason": waiver.reason,
        "owner": waiver.owner,
        "expires": waiver.expires.isoformat(),
    }


def _attestation_data(attestation: Attestation, signature: Signature | None) -> dict[str, object]:
    return {
        "kind": "attestation",
        "says": attestation.says,
        "by": attestation.by,
        "date": attestation.given.isoformat(),
        "commit": attestation.commit,
        "covers": list(attestation.covers),
        "expires": attestation.expires.isoformat(),
        "signature": {"key": signature.key, "commit": signature.commit} if signature else None,
    }


def _notice(notice: Notice) -> dict[str, object]:
    location = notice.location
    return {
        "kind": notice.kind,
        "location": place_data(location),
        "message": notice.message,
    }


def _plain_value(value: object) -> object:
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if value - value == 0 else str(value)
        case Mapping():
            return {str(key): _plain_value(item) for key, item in value.items()}
        case Sequence():
            return [_plain_value(item) for item in value]
        case frozenset() | set():
            return _plain_value(sorted(value, key=str))
        case _:
            return str(value)


def _escape(char: str) -> str:
    # The only line breaks are those between the lines: `json` has escaped all others, and all below U+0020.
    if char == "\n":
        return char
    return json.dumps(char)[1:-1] if char != "\x7f" else r"\u007f"
