"""Counterexamples for the kind `coverage`: a report in which no line ran, and one in which every line did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.results.coverage import Coverage, MeasuredFile
from dodcheck.results.coverage_reports import load
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.results import files_of, written_to

if TYPE_CHECKING:
    from dodcheck.rules.coverage import CoverageRule
    from dodcheck.snapshot.protocol import Snapshot


def counterexamples(rule: CoverageRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the reports with no line that ran, where it holds, or with every line, where it fails."""
    files = dict(files_of(snapshot, rule.path, rule.evidence, load))
    hits = {Outcome.HOLDS: 0, Outcome.FAILS: 1}.get(seen.outcome)
    if hits is None or not files:
        return
    message = f"{'every' if hits else 'no'} line in {some(files)} said to have run"
    written = {name: _written(report, hits) for name, report in files.items()}
    yield written_to(rule.path, message, written)


def _written(report: Coverage, hits: int) -> bytes:
    return "".join(_record(file, hits) for file in report.files).encode()


def _record(measured: MeasuredFile, hits: int) -> str:
    lines = "".join(f"DA:{number},{hits}\n" for number in range(1, max(measured.lines, 1) + 1))
    return f"SF:{measured.path}\n{lines}end_of_record\n"
