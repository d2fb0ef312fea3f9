"""A log with a new entry, as bytes: in the log's own format, and read back before anyone sees it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from dodcheck.documents.logs.log import LogEntry, ToolLog
from dodcheck.documents.logs.read import read_log
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import Text, UndecodableError, decode
from dodcheck.errors import user_error
from dodcheck.setup.logging.entry import NewEntry, next_number, stamped, status_words, usual_status
from dodcheck.setup.logging.escaping import code, inline, on_one_line
from dodcheck.setup.logging.lines import with_lines_after
from dodcheck.setup.logging.shape import shape_of, states_status
from dodcheck.setup.logging.writing import lines_of

_BY_HAND = "Add it by hand, or begin a table of your own: its columns are then taken."


class LogAddition(NamedTuple):
    """A log before and after an entry was added: its bytes, the entry, and the new lines."""

    before: bytes
    after: bytes
    entry: LogEntry
    lines: tuple[str, ...]


def log_with_entry(path: str, data: bytes, new: NewEntry, now: datetime) -> LogAddition:
    """Return a log with a new entry behind its newest one.

    Raises ``UserError`` where the log is no text, where it states statuses and the entry has none, and where the real
    reader does not find just this entry in what would be written.
    """
    try:
        text = decode(data)
    except UndecodableError as problem:
        raise user_error(f"{path} can't be read: {problem}") from problem
    outline = parse_markdown(text)
    log = read_log(outline, path)
    if log.begins_empty and not log.entries:
        raise user_error(f"{path} says that it begins empty", "Name the milestone or the log that the call belongs to.")
    shape = shape_of(log, outline, text.raw)
    filled = _with_defaults(path, log, new, now, states=shape is None or states_status(shape))
    lines = lines_of(filled, next_number(log.entries), shape)
    after = _last_written_line(text) if shape is None else shape.after
    changed = with_lines_after(data, after, lines)
    return LogAddition(data, changed, _reread_entry(path, log, changed, filled, "\n".join(lines)), lines)


def _with_defaults(path: str, log: ToolLog, new: NewEntry, now: datetime, *, states: bool) -> NewEntry:
    if states and not new.status:
        usual = usual_status(log.entries)
        mostly = f"; this log mostly says `{usual}`" if usual else ""
        raise user_error(f"{path} states how each call ended, and --status is not given", f"--status done{mostly}")
    newest = log.entries[-1] if log.entries else None
    return new._replace(
        when=new.when or stamped(now, log.entries),
        status=status_words(new.status, log.entries) if states else new.status,
        actor=new.actor or (newest.actor if newest else ""),
    )


def _last_written_line(text: Text) -> int:
    """Return the last line that says something."""
    return max((at for at, line in enumerate(text.raw, start=1) if line.strip()), default=0)


def _reread_entry(path: str, before: ToolLog, data: bytes, new: NewEntry, lines: str) -> LogEntry:
    """Return the new entry as the real reader finds it. Raises ``UserError`` where it is not the one that was meant."""
    after = read_log(parse_markdown(decode(data)), path)
    kept = [
        entry._replace(location=other.location) for entry, other in zip(before.entries, after.entries, strict=False)
    ]
    if len(after.entries) != len(before.entries) + 1 or kept != list(after.entries[:-1]):
        raise user_error(f"an entry like the newest one of {path} would not be read as one", _BY_HAND)
    found = after.entries[-1]
    said = f"{found.tool} {found.title} {found.purpose} {found.result} {found.status_text} {found.actor}"
    wanted = map(on_one_line, (new.tool, new.purpose, new.result, new.status))
    lost = [one for one in wanted if one not in said]
    written = lines.replace("\\|", "|")
    lost += [file for file in new.files if code(file) not in written and inline(file) not in written]
    if lost:
        raise user_error(f"{path} has no place for all that the entry tells: {lost[0]}", _BY_HAND)
    return found
