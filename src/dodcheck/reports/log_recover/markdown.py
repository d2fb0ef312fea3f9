"""Where work was left, as Markdown for a note that is handed over."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.reports.log_recover.report import (
    RecoverReport,
    advice,
    box_words,
    heading,
    last_action,
    remaining,
    status,
)
from dodcheck.reports.markdown_text import cell, code_cell, command_cell

_WORDS, _COMMAND = 300, 300
SHOWN = 60
"""So many open boxes are shown."""


def render(report: RecoverReport) -> str:
    """Return the report."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: RecoverReport) -> Iterator[str]:
    found, told = report.recovery, advice(report.recovery)
    place = f" ({code_cell(str(found.last.location), _WORDS)})" if found.last else ""
    yield from (f"## {cell(heading(found), _WORDS)}", "")
    yield f"- **Last action:** {cell(last_action(found), _WORDS)}{place}"
    yield f"- **Status:** {cell(status(found), _WORDS)}"
    yield f"- **Remaining:** {cell(remaining(found), _WORDS)}"
    for box in found.remaining[:SHOWN]:
        yield f"  - line {box.location.line}: {cell(box_words(box), _WORDS)}"
    if len(found.remaining) > SHOWN:
        yield f"  - and {len(found.remaining) - SHOWN} more"
    command = f" {command_cell(told.command, _COMMAND)}" if told.command else ""
    yield f"- **Next:** {cell(told.words, _WORDS)}{command}"
