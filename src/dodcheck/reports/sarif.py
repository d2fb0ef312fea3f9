"""The report as SARIF 2.1.0, for code scanning and for editors.

A result for every criterion that is not good, the worst first, and a suppressed one for every exception. What is proved
or ready is counted alone: forges show every result as a problem, whatever kind of result it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dodcheck import __version__
from dodcheck.model.notice import Notice
from dodcheck.model.report import Report
from dodcheck.reports import json, summary
from dodcheck.reports.sarif_places import ROOT, artifacts, message, places
from dodcheck.reports.sarif_results import Result, result_data, results_of_report
from dodcheck.reports.sarif_rules import rules
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten

MOST: Final = 5_000
"""Results that GitHub shows of one run."""

NOTICES: Final = 1_000
"""Notices that are told of one run."""

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_SCOPE: Final = 200
_CUT: Final = "results-left-out"


def render(report: Report) -> str:
    """Return the report as SARIF; results beyond the limit are counted in a notification."""
    return json.as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run_data(report)]})


def _run_data(report: Report) -> dict[str, object]:
    found = results_of_report(report)
    kinds = sorted({_CUT, *(notice.kind or "notice" for notice in report.notices[:NOTICES])})
    return {
        "tool": {"driver": _driver(kinds)},
        "automationDetails": {"id": f"dodcheck/{shorten(visible(report.scope), _SCOPE)}/"},
        "invocations": [_invocation(report, found, kinds)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the judged repository."}}},
        "artifacts": artifacts(report.documents),
        "results": [result_data(one) for one in found[:MOST]],
        "columnKind": "unicodeCodePoints",
        "properties": _facts(report),
    }


def _driver(kinds: Sequence[str]) -> dict[str, object]:
    return {
        "name": "dodcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules(),
        "notifications": [{"id": kind} for kind in kinds],
    }


def _invocation(report: Report, found: Sequence[Result], kinds: Sequence[str]) -> dict[str, object]:
    left = len(found) - MOST
    notes = [_left_out(left, kinds)] if left > 0 else []
    notes += [_notice(notice, kinds) for notice in report.notices[:NOTICES]]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _left_out(left: int, kinds: Sequence[str]) -> dict[str, object]:
    said = f"{left:,} more of them, less urgent than these, are left out here; the JSON report has them all."
    return {"descriptor": _descriptor(_CUT, kinds), "level": "warning", "message": {"text": said}}


def _notice(notice: Notice, kinds: Sequence[str]) -> dict[str, object]:
    where = places(notice.location)
    return {
        "descriptor": _descriptor(notice.kind or "notice", kinds),
        "level": "note",
        "message": message(notice.message),
        **({"locations": where} if where else {}),
    }


def _descriptor(kind: str, kinds: Sequence[str]) -> dict[str, object]:
    return {"id": kind, "index": kinds.index(kind)}


def _facts(report: Report) -> Mapping[str, object]:
    return {
        "scope": report.scope,
        "asOf": report.as_of.isoformat(),
        "commit": report.snapshot.commit,
        "gate": {"name": report.gate.value, "passed": report.passed, "said": summary.gate(report)},
        "tally": {verdict.value: count for verdict, count in report.tally.items()},
    }
