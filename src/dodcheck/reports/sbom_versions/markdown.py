"""The versions as Markdown for an issue, a pull request's comment or a job's summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dodcheck.reports.markdown_table import table
from dodcheck.reports.markdown_text import cell, code_cell, prose
from dodcheck.reports.sbom_versions.report import VersionsReport, age_in_words, sources_in_words, verdict
from dodcheck.reports.summary import judged_on
from dodcheck.reports.visible import visible
from dodcheck.supply.versions.agreeing import version_words
from dodcheck.supply.versions.state import JudgedLibrary

SHOWN: Final = 150
"""So many rows a table has: GitHub refuses comments of more than 65,536 characters."""

_NAME, _WORDS = 80, 240


def render(report: VersionsReport) -> str:
    """Return the report."""
    passed = report.passed
    blocks = [
        f"## dodcheck: versions of vendored code, gate {'passed' if passed else 'blocked'}",
        f"**{'✅' if passed else '❌'} {prose(verdict(report))}.**",
        f"{prose(judged_on(report.snapshot, report.as_of))}; {prose(visible(sources_in_words(report.compared)))}.",
        *_table(report),
        *_unseen(report),
    ]
    return "\n\n".join(blocks) + "\n"


def _table(report: VersionsReport) -> Iterator[str]:
    libraries = report.ordered()
    if not libraries:
        return
    head = "| Library | Path | Current | Latest | Age | State | Why |\n|---|---|---|---|--:|---|---|"
    yield from table(head, list(map(_row, libraries)), SHOWN)


def _row(library: JudgedLibrary) -> str:
    path = code_cell(library.library.path, _NAME) if library.library.path else ""
    latest = cell(version_words(library.latest), _NAME) if library.latest else ""
    why = cell("; ".join(remark.message for remark in library.remarks), _WORDS)
    sign = "❌ " if library.blocking else ""
    parts = (
        cell(library.library.name, _NAME),
        path,
        cell(version_words(library.current), _NAME),
        latest,
        age_in_words(library),
    )
    return f"| {' | '.join(parts)} | {sign}{library.state.value} | {why} |"


def _unseen(report: VersionsReport) -> Iterator[str]:
    if report.skipped:
        yield f"### Not seen ({len(report.skipped):,}): vendored code may be there that is not listed"
        rows = [
            f"| {code_cell(skipped.place.path, _NAME)} | {cell(skipped.why, _WORDS)} |" for skipped in report.skipped
        ]
        yield from table("| Where | Why |\n|---|---|", rows, SHOWN)
    if report.compared.rows:
        lines = ", ".join(map(str, report.compared.rows[:SHOWN]))
        yield f"Rows of {code_cell(report.compared.table or '', _NAME)} that name no library: line {lines}."
