"""What a row or a group of fields tells, put together as one entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dodcheck.documents.inline import plain
from dodcheck.documents.logs.call_status import call_status
from dodcheck.documents.logs.log import CallStatus, LogEntry
from dodcheck.documents.logs.named_files import files_named
from dodcheck.documents.logs.parts import LogPart
from dodcheck.documents.logs.rows import LogRow
from dodcheck.documents.logs.times import is_placeholder
from dodcheck.model.location import Location

LogFields = Mapping[LogPart, Sequence[str]]
"""What an entry tells, as Markdown, by what it tells; of one part there may be several."""

_EMPTY = re.compile(r"[\s.…_–—-]*")
_MOST_WORDS_ALONE = 3
"""A result of at most so many words may be the status too."""


class EntryHead(NamedTuple):
    """What the heading of an entry tells: its number, its timestamp and its words, each maybe empty."""

    number: str = ""
    when: str = ""
    title: str = ""


def entry_of_row(row: LogRow, path: str) -> LogEntry:
    """Return the entry that a row tells."""
    told = defaultdict[LogPart, list[str]](list)
    for at, source in enumerate(row.cells):
        if part := row.columns.get(at):
            told[part].append(source)
    return entry_of(told, EntryHead(), Location(path, row.line))


def entry_of(told: LogFields, headed: EntryHead, location: Location) -> LogEntry:
    """Return an entry of what is told, and of what its heading tells."""
    purposes = _words_of(told, LogPart.PURPOSE)
    tools = _words_of(told, LogPart.TOOL)
    results = [*tools[1:], *purposes[1:], *_words_of(told, LogPart.RESULT)]
    said = (_words_of(told, LogPart.STATUS) or [""])[0]
    status = call_status(said)
    if LogPart.STATUS in told and status is CallStatus.UNSAID:
        status = CallStatus.UNCLEAR
    elif LogPart.STATUS not in told and len(results) == 1 and len(results[0].split()) <= _MOST_WORDS_ALONE:
        # Where a log has a result and no status, `success` is both.
        alone = call_status(results[0])
        if alone is not CallStatus.UNCLEAR:
            said, status = results[0], alone
    return LogEntry(
        number=(_words_of(told, LogPart.NUMBER) or [headed.number])[0],
        when=(_words_of(told, LogPart.WHEN) or [headed.when])[0],
        actor=", ".join(_words_of(told, LogPart.ACTOR)),
        tool=(tools or [""])[0],
        title=headed.title,
        purpose=(purposes or [""])[0],
        files=_files(told),
        result=" — ".join(results),
        status_text=said,
        status=status,
        location=location,
    )


def is_told(told: LogFields) -> bool:
    """Return whether anything is told but placeholders, beside a number, a timestamp and a status."""
    beside = {LogPart.NUMBER, LogPart.STATUS, LogPart.WHEN}
    return any(
        not is_placeholder(plain(source)) for part, sources in told.items() if part not in beside for source in sources
    )


def _words_of(told: LogFields, part: LogPart) -> list[str]:
    words = (plain(source).strip() for source in told.get(part, ()))
    return [text for text in words if not _EMPTY.fullmatch(text)]


def _files(told: LogFields) -> tuple[str, ...]:
    named = [path for source in told.get(LogPart.FILES, ()) for path in files_named(source)]
    shown = [path for source in told.get(LogPart.RESULT, ()) for path in files_named(source, code_only=True)]
    return tuple(dict.fromkeys([*named, *shown]))
