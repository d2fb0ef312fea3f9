"""A log for a terminal: a line for each entry, or for each log."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.logs.log import CallStatus, LogEntry
from dodcheck.program.tool_logs import LogFile
from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, paragraph
from dodcheck.reports.log_show.report import WORDS, ShowReport, entries_of, log_in_words
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten, width, wrap

_WHEN, _STATUS, _TOOL = 17, 9, 16
"""The most columns that timestamp, status and tool take."""

_NAME = 7
"""The column that what a log holds begins in."""

_EXACTLY = re.compile(r"^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?(?:Z| ?UTC)?$")
_STYLES = {
    CallStatus.DONE: Style.GOOD,
    CallStatus.FAILED: Style.BAD,
    CallStatus.UNDER_WAY: Style.WARN,
    CallStatus.UNSAID: Style.PLAIN,
    CallStatus.UNCLEAR: Style.WARN,
}


def lines(report: ShowReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    if report.whole:
        for log in report.logs:
            yield from _log(log)
        return
    for log in report.logs:
        yield from _log_in_list(log)


def _name(log: LogFile) -> str:
    return f"{log.milestone} · {log.path}" if log.milestone else log.path


def _log_in_list(log: LogFile) -> Iterator[Line]:
    """Yield a log in a list: its milestone, what it holds, its path."""
    name = str(log.milestone) if log.milestone else "all"
    style = Style.BAD if log.log is None else Style.PLAIN
    for at, piece in enumerate(wrap(visible(f"{log_in_words(log)} · {log.path}"), COLUMNS - _NAME, 3)):
        yield Line((Span(f"{name if at == 0 else '':<{_NAME}}", Style.STRONG), Span(piece, style)))


def _log(log: LogFile) -> Iterator[Line]:
    yield from paragraph(_name(log), 0, Style.STRONG)
    yield from paragraph(log_in_words(log), 2, Style.DIM)
    entries = entries_of(log)
    if entries:
        yield BLANK
        wide = _Widths(entries)
        for entry in entries:
            yield from wide.rows(entry)


class _Widths:
    """The widths of the columns of some entries: no wider than what stands in them."""

    def __init__(self, entries: Sequence[LogEntry]) -> None:
        self._line = max(len(str(entry.location.line)) for entry in entries)
        self._when = min(_WHEN, max(width(_moment(entry)) for entry in entries))
        self._status = min(_STATUS, max(len(WORDS[entry.status]) for entry in entries))
        self._tool = min(_TOOL, max(width(visible(entry.tool or entry.actor)) for entry in entries))

    def rows(self, entry: LogEntry) -> Iterator[Line]:
        """Yield the lines of an entry; what was done takes the room that is left, at most two lines of it."""
        parts = (
            (_padded(_moment(entry), self._when), Style.DIM),
            (_padded(WORDS[entry.status], self._status), _STYLES[entry.status]),
            (_padded(visible(entry.tool or entry.actor), self._tool), Style.PLAIN),
        )
        shown = [(text, style) for text, style in parts if text]
        number = f"{entry.location.line:>{self._line}}"
        taken = len(number) + 2 + sum(width(text) + 2 for text, _ in shown) + 2
        first, *more = wrap(visible(entry.purpose or entry.title), COLUMNS - taken, 2) or ("",)
        before = (Span(f"  {number}", Style.DIM), *(Span(f"  {text}", style) for text, style in shown))
        yield Line((*before, Span(f"  {first}")))
        yield from (Line((Span(" " * taken), Span(piece))) for piece in more)


def _moment(entry: LogEntry) -> str:
    """Return when it was, to the minute where it says so exactly; the other formats have it as written."""
    return visible(_EXACTLY.sub(r"\1 \2", entry.when))


def _padded(text: str, columns: int) -> str:
    cut = shorten(text, columns) if columns else ""
    return cut + " " * (columns - width(cut))
