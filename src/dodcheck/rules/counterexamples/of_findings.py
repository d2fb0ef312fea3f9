"""Counterexamples for the kind `findings`: a report with more findings than there may be, and one with none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.results.findings import LEVELS, SEVERITIES
from dodcheck.results.linter_reports import load
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.results import files_of, written_to

if TYPE_CHECKING:
    from dodcheck.rules.findings import FindingsRule
    from dodcheck.snapshot.protocol import Snapshot


def counterexamples(rule: FindingsRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the reports with too many findings, where it holds, or with none, where it fails."""
    names = [place.path for place in seen.places] if rule.path else [name for name, _ in _files(rule, snapshot)]
    more = {Outcome.HOLDS: rule.at_most + 1, Outcome.FAILS: 0}.get(seen.outcome)
    if more is None or not names:
        return
    message = f"{more or 'no'} such finding{'s' if more > 1 else ''} told in {some(names)}"
    yield written_to(rule.path, message, dict.fromkeys(names, _written(rule, more)))


def _files(rule: FindingsRule, snapshot: Snapshot) -> Iterator[tuple[str, object]]:
    return files_of(snapshot, None, rule.evidence, load)


def _written(rule: FindingsRule, number: int) -> bytes:
    result: dict[str, Any] = {"ruleId": "planted", "level": rule.grade if rule.grade in LEVELS else "error"}
    score = dict(SEVERITIES).get(rule.grade or "")
    result |= {"properties": {"security-severity": str(score)}} if score else {}
    run = {"tool": {"driver": {"name": rule.tool or "planted"}}, "results": [result] * number}
    return json.dumps({"version": "2.1.0", "runs": [run]}).encode()
