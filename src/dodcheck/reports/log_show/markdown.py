"""A log as one Markdown table, whatever it looks like itself."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.logs.log import LogEntry
from dodcheck.program.tool_logs import LogFile
from dodcheck.reports.log_show.report import WORDS, ShowReport, about, entries_of
from dodcheck.reports.markdown_text import cell, code_cell, prose
from dodcheck.reports.visible import visible

_WORDS, _PATH = 300, 160
_FILES = 8
"""So many files of an entry are named."""


def render(report: ShowReport) -> str:
    """Return the report."""
    if report.whole:
        return "\n\n".join(block for one in report.logs for block in _log(one)) + "\n"
    rows = (
        f"| {one.milestone or ''} | {code_cell(one.path, _PATH)} | {cell(about(one), _WORDS)} |" for one in report.logs
    )
    return "\n".join(["## Tool-call logs", "", "| Milestone | Log | Entries |", "|---|---|---|", *rows, ""])


def _log(one: LogFile) -> Iterator[str]:
    yield f"## {f'{one.milestone}: ' if one.milestone else ''}{prose(visible(one.path))}"
    yield f"{prose(visible(about(one)))}."
    entries = entries_of(one)
    if entries:
        head = ("| Line | When | Who | Tool | What | Files | Result | Status |", "|--:|---|---|---|---|---|---|---|")
        yield "\n".join([*head, *map(_row, entries)])


def _row(one: LogEntry) -> str:
    files = ", ".join(code_cell(path, _PATH) for path in one.files[:_FILES])
    more = f" and {len(one.files) - _FILES} more" if len(one.files) > _FILES else ""
    said = cell(one.said or WORDS[one.status], _WORDS)
    told = (one.when, one.actor, one.tool, one.purpose or one.title)
    cells = (str(one.location.line), *(cell(words, _WORDS) for words in told), files + more, cell(one.result, _WORDS))
    return f"| {' | '.join(cells)} | {said} |"
