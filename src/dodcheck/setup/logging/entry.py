"""What a new entry is to tell, and the words of the log for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from dodcheck.documents.logs.call_status import call_status
from dodcheck.documents.logs.log import CallStatus, LogEntry

_STAMP = re.compile(
    r"\d{4}(?P<sep>[-/.])\d{2}(?P=sep)\d{2}"
    r"(?:(?P<between>[T ])\d{2}:\d{2}(?P<seconds>:\d{2})?(?P<zone>Z| ?UTC|\+00:00)?)?(?P<rest>.*)"
)
_DONE = frozenset({"done", "complete", "completed", "finished"})
_PLAINLY = _DONE | {"", "ok", "success", "successful", "passed"}
_SHORT = 24
"""A status of more characters says more than how the call ended."""

_DEFAULT = "%Y-%m-%dT%H:%M:%SZ"


class NewEntry(NamedTuple):
    """What a caller wants logged; what is empty is left out. ``when`` is the log's own style of now unless given."""

    tool: str
    purpose: str
    files: tuple[str, ...] = ()
    status: str = ""
    result: str = ""
    when: str = ""
    actor: str = ""


def stamped(now: datetime, entries: Sequence[LogEntry]) -> str:
    """Return a time in UTC as the newest entry with a common timestamp has it, else in full."""
    found = next((match for entry in reversed(entries) if (match := _STAMP.fullmatch(entry.when))), None)
    if found is None:
        return now.strftime(_DEFAULT)
    form = found["sep"].join(("%Y", "%m", "%d"))
    if found["between"]:
        form += found["between"] + "%H:%M" + (":%S" if found["seconds"] else "") + (found["zone"] or "")
    return now.strftime(form)


def status_words(status: str, entries: Sequence[LogEntry]) -> str:
    """Return a status; a plain `done` in the words that the log has for it most often: `✅ Complete`."""
    if status.strip().lower() not in _DONE:
        return status
    return next(_usual_words(entries), status)


def usual_status(entries: Sequence[LogEntry]) -> str:
    """Return the words of a status that the log has most often, empty where it states none."""
    said = Counter(entry.status_text for entry in entries if entry.status_text and len(entry.status_text) <= _SHORT)
    return said.most_common(1)[0][0] if said else ""


def next_number(entries: Sequence[LogEntry]) -> str:
    """Return the number of the next entry, as wide as the newest one's; empty where entries have none."""
    last = entries[-1].number if entries else ""
    return f"{int(last) + 1:0{len(last)}d}" if last.isascii() and last.isdigit() else ""


def _usual_words(entries: Sequence[LogEntry]) -> Iterator[str]:
    plainly = (entry for entry in entries if "".join(filter(str.isalpha, entry.status_text)).lower() in _PLAINLY)
    done = Counter(entry.status_text for entry in plainly if call_status(entry.status_text) is CallStatus.DONE)
    return (words for words, _ in done.most_common(1))
