"""The validation as Markdown, for a pull request's comment or a job's summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dodcheck.reports.markdown_table import left_out
from dodcheck.reports.markdown_text import cell, code_cell, marked_cell, prose
from dodcheck.reports.sbom_validate.report import SEVERITIES, ValidationReport, bom_in_words, tally, verdict
from dodcheck.reports.visible import visible
from dodcheck.supply.finding import BomFinding
from dodcheck.supply.validation.checked_bom import CheckedBom, Validity

SHOWN: Final = 60
"""So many rows the table of a file has: GitHub refuses comments of more than 65,536 characters."""

FILES: Final = 20
"""Tables of so many files are shown; the rest is counted."""

_PLACE, _WORDS = 160, 300
_MARKS = {Validity.UNREADABLE: "❌", Validity.INVALID: "❌", Validity.VALID: "✅"}


def render(report: ValidationReport) -> str:
    """Return the report."""
    rows = [_row(file) for file in report.files[:SHOWN]]
    blocks = [
        f"## dodcheck: bills of materials, gate {'passed' if report.passed else 'blocked'}",
        f"**{'✅' if report.passed else '❌'} {prose(visible(verdict(report)))}.**",
        "\n".join(["| File | | What | Found |\n|---|---|---|---|", *rows]),
        *_more_line(len(report.files), "files"),
        *(block for file in report.files[:FILES] for block in _findings(file)),
    ]
    return "\n\n".join(blocks) + "\n"


def _row(file: CheckedBom) -> str:
    found = tally(file) or "nothing"
    mark = f"{_MARKS[file.validity]} {file.validity}"
    return f"| {code_cell(file.path, _PLACE)} | {mark} | {cell(bom_in_words(file), _WORDS)} | {found} |"


def _findings(file: CheckedBom) -> Iterator[str]:
    """Yield the table of a file, the worst first, so that what is cut is the least."""
    found = [finding for severity in SEVERITIES for finding in file.findings_of(severity)]
    if not found:
        return
    yield f"### {code_cell(file.path, _PLACE)}"
    rows = [_finding(finding) for finding in found[:SHOWN]]
    yield "\n".join(["| | Line | Code | What |\n|---|--:|---|---|", *rows])
    yield from _more_line(len(found), "findings")


def _finding(finding: BomFinding) -> str:
    line = "" if finding.line is None else f"{finding.line}"
    return f"| {finding.severity.name.lower()} | {line} | `{finding.code}` | {marked_cell(finding.message, _WORDS)} |"


def _more_line(count: int, what: str) -> Iterator[str]:
    if count > SHOWN:
        yield left_out(count - SHOWN, what)
