"""What `dodcheck log show` tells, whatever the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from dodcheck.documents.logs.log import CallStatus, LogEntry
from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.program.tool_logs import LogFile

WORDS: Final[Mapping[CallStatus, str]] = {
    CallStatus.DONE: "done",
    CallStatus.FAILED: "failed",
    CallStatus.UNDER_WAY: "under way",
    CallStatus.UNSAID: "",
    CallStatus.UNCLEAR: "unclear",
}
"""Each status in a word; what an entry does not say is blank."""


class ShowReport(NamedTuple):
    """Logs that can be read: with ``whole`` the entries of one of them, else a line for each."""

    logs: tuple[LogFile, ...]
    whole: bool
    snapshot: SnapshotFacts


def entries_of(log: LogFile) -> Sequence[LogEntry]:
    """Return the entries of a log, none where it can't be read."""
    return log.log.entries if log.log else ()


def log_in_words(log: LogFile) -> str:
    """Return in one clause what a log holds: how many entries, and how they ended."""
    if log.log is None:
        return f"can't be read: {log.why}"
    if not log.log.entries:
        points = f", points to {log.log.points_to[0]}" if log.log.points_to else ""
        return f"{'begins empty' if log.log.begins_empty else 'no entry'}{points}"
    count = Counter(entry.status for entry in log.log.entries)
    parts = [f"{count[status]:,} {word}" for status, word in WORDS.items() if word and count[status]]
    silent = count[CallStatus.UNSAID]
    if silent:
        parts.append("no status" if silent == len(log.log.entries) else f"{silent:,} without a status")
    return f"{counted(len(log.log.entries), 'entry', 'entries')}: {', '.join(parts)}"
