"""The signals as Markdown, ready for an audit: a table of workflows, each with its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dodcheck.phrasing import counted
from dodcheck.reports.ci_signals.report import SignalsReport, places_of, tally
from dodcheck.reports.markdown_table import table
from dodcheck.reports.markdown_text import cell, code_cell, marked_cell, prose
from dodcheck.workflows.signals.signal import Classified, Signal

SHOWN: Final = 200
"""So many rows the table has: GitHub refuses comments of more than 65,536 characters."""

_NAME, _PATH, _WORDS = 80, 160, 300


def render(report: SignalsReport) -> str:
    """Return the report."""
    workflows = report.signals.workflows
    blocks = [
        f"## CI signals of {counted(len(workflows), 'workflow')}",
        f"**{prose(tally(report))}.**",
        "\n".join(f"- **{signal}**: {signal.means}" for signal in Signal if report.signals.of(signal)),
        *_table(workflows),
    ]
    return "\n\n".join(blocks) + "\n"


def _table(workflows: Sequence[Classified]) -> Iterator[str]:
    rows = [
        f"| {code_cell(workflow.path, _PATH)} | {cell(workflow.name, _NAME)} | {workflow.signal} | {_facts(workflow)} |"
        for workflow in workflows
    ]
    return table("| Workflow | Name | Signal | Facts |\n|---|---|---|---|", rows, SHOWN)


def _facts(classified: Classified) -> str:
    shown = []
    for fact in classified.facts:
        places = places_of(fact, classified.path)
        shown.append(f"{marked_cell(fact.text, _WORDS)}{f' ({cell(places, _WORDS)})' if places else ''}")
    return "<br>".join(shown)
