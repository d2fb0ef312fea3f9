"""The audit of the gate as Markdown for a pull request's comment or a job's summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dodcheck.reports.ci_gate.report import GateReport, verdict
from dodcheck.reports.ci_gate.terminal import meeting
from dodcheck.reports.markdown_table import left_out, titled_table
from dodcheck.reports.markdown_text import cell, code_cell, command_cell, prose
from dodcheck.reports.statement import place
from dodcheck.workflows.gate import GateStep
from dodcheck.workflows.gating.finding import Finding

SHOWN: Final = 60
"""So many rows a table has: GitHub refuses comments of more than 65,536 characters."""

_PLACE, _WORDS, _LINE = 160, 300, 300
_RUNS_HEAD: Final = "| Where | What | When |\n|---|---|---|"
_HEAD: Final = "| Severity | Where | What | What to do |\n|---|---|---|---|"


def render(report: GateReport) -> str:
    """Return the report."""
    audit = report.audit
    word = "passed" if audit.passed else "blocked"
    blocks = [
        f"## dodcheck: how it runs in CI, gate {word}",
        f"**{'✅' if audit.passed else '❌'} {prose(verdict(report))}.**",
        *titled_table("Runs", _RUNS_HEAD, [_run(step) for step in audit.steps], SHOWN),
        *titled_table("Wrong", _HEAD, [_finding(finding) for finding in report.blocking], SHOWN),
        *titled_table("Noted: blocks nothing", _HEAD, [_finding(finding) for finding in report.not_blocking], SHOWN),
        *_unseen(audit.unseen),
    ]
    return "\n\n".join(blocks) + "\n"


def _run(step: GateStep) -> str:
    through = f"<br>through {code_cell(step.through, _WORDS)}" if step.through else ""
    where = code_cell(place(step.location), _PLACE)
    return f"| {where} | {command_cell(step.command, _LINE)}{through} | {cell(meeting(step), _WORDS)} |"


def _finding(finding: Finding) -> str:
    paste = f"<br>{command_cell(finding.paste, _LINE)}" if finding.paste else ""
    what = f"{cell(finding.message, _WORDS)} ({finding.pattern})"
    where = code_cell(place(finding.location), _PLACE)
    return f"| {finding.severity} | {where} | {what} | {cell(finding.remedy, _WORDS)}{paste} |"


def _unseen(unseen: Sequence[str]) -> Iterator[str]:
    if unseen:
        yield f"### Not seen ({len(unseen):,}): the repository does not show it"
        yield "\n".join(f"- {cell(said, _WORDS)}" for said in unseen[:SHOWN])
    if len(unseen) > SHOWN:
        yield left_out(len(unseen) - SHOWN)
