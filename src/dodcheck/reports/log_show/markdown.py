"""A log as one Markdown table, whatever it looks like itself."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.logs.log import LogEntry
from dodcheck.program.tool_logs import LogFile
from dodcheck.reports.log_show.report import WORDS, ShowReport, entries_of, log_in_words
from dodcheck.reports.markdown_text import cell, code_cell, prose
from dodcheck.reports.visible import visible

_WORDS, _PATH = 300, 160
_FILES = 8
"""So many files of an entry are named."""


def render(report: ShowReport) -> str:
    """Return the report."""
    if report.whole:
        return "\n\n".join(block for log in report.logs for block in _log(log)) + "\n"
    rows = (
        f"| {log.milestone or ''} | {code_cell(log.path, _PATH)} | {cell(log_in_words(log), _WORDS)} |"
        for log in report.logs
    )
    return "\n".join(["## Tool-call logs", "", "| Milestone | Log | Entries |", "|---|---|---|", *rows, ""])


def _log(log: LogFile) -> Iterator[str]:
    yield f"## {f'{log.milestone}: ' if log.milestone else ''}{prose(visible(log.path))}"
    yield f"{prose(visible(log_in_words(log)))}."
    entries = entries_of(log)
    if entries:
        head = ("| Line | When | Who | Tool | What | Files | Result | Status |", "|--:|---|---|---|---|---|---|---|")
        yield "\n".join([*head, *map(_row, entries)])


def _row(entry: LogEntry) -> str:
    files = ", ".join(code_cell(path, _PATH) for path in entry.files[:_FILES])
    more = f" and {len(entry.files) - _FILES} more" if len(entry.files) > _FILES else ""
    said = cell(entry.status_text or WORDS[entry.status], _WORDS)
    told = (entry.when, entry.actor, entry.tool, entry.purpose or entry.title)
    cells = (
        str(entry.location.line),
        *(cell(words, _WORDS) for words in told),
        files + more,
        cell(entry.result, _WORDS),
    )
    return f"| {' | '.join(cells)} | {said} |"
