"""The risks as Markdown: ready for an audit, a pull request's comment or a job's summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from dodcheck.phrasing import counted
from dodcheck.reports.ci_risks.report import RisksReport, tally, verdict
from dodcheck.reports.ci_risks.rows import COLUMNS, row
from dodcheck.reports.markdown_table import titled_table
from dodcheck.reports.markdown_text import cell, code_cell, prose
from dodcheck.reports.statement import place
from dodcheck.workflows.audit.risk import Family, Risk
from dodcheck.workflows.severity import Severity

SHOWN: Final = 100
"""So many rows a table has: GitHub refuses comments of more than 65,536 characters."""

_PLACE, _WORDS = 160, 300


def render(report: RisksReport) -> str:
    """Return the report."""
    blocks = [
        f"## CI risks in {counted(len(report.audit.workflows), 'workflow')}",
        f"**{_sign(report)}{prose(tally(report) if report.limit is None else verdict(report))}.**",
        *_families(report.audit.open),
        *_open(report.audit.open),
        *_accepted(report.accepted),
    ]
    return "\n\n".join(blocks) + "\n"


def _sign(report: RisksReport) -> str:
    if report.limit is None:
        return ""
    return "✅ gate passed: " if report.passed else "❌ gate blocked: "


def _families(risks: Sequence[Risk]) -> Iterator[str]:
    if not risks:
        return
    found = Counter((risk.family, risk.severity) for risk in risks)
    yield "### By family"
    rows = [
        f"| {family.label} | {' | '.join(f'{found[family, severity]:,}' for severity in Severity)} |"
        for family in Family
        if any(found[family, severity] for severity in Severity)
    ]
    yield "\n".join(["| Family | High | Medium | Low |", "|---|---|---|---|", *rows])


def _open(risks: Sequence[Risk]) -> Iterator[str]:
    columns = COLUMNS[:-1]
    head = f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    rows = [f"| {' | '.join(row(risk)[: len(columns)])} |" for risk in risks]
    return titled_table("Open", head, rows, SHOWN)


def _accepted(risks: Sequence[Risk]) -> Iterator[str]:
    rows = [
        f"| {risk.id} | {code_cell(place(risk.location), _PLACE)} | {cell(risk.accepted or '', _WORDS)} |"
        for risk in risks
    ]
    return titled_table("Accepted", "| ID | Where | Reason |\n|---|---|---|", rows, SHOWN)
