"""A tool-call log, read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dodcheck.model.location import Location


class CallStatus(StrEnum):
    """How a call ended, as its entry says.

    ``FAILED`` has ended too. ``UNSAID`` is an entry without a status, ``UNCLEAR`` one whose status is blank or not
    understood.
    """

    DONE = "done"
    FAILED = "failed"
    UNDER_WAY = "under way"
    UNSAID = "unsaid"
    UNCLEAR = "unclear"


class LogEntry(NamedTuple):
    """One call or step that a log tells of; what it leaves out is empty.

    ``number``, ``when``, ``actor``, ``tool``, ``title`` (of an entry with a heading), ``purpose`` and ``result`` are
    plain words as written. ``files`` are the files and folders it names, as written. ``status_text`` are the words of
    its status, ``status`` what they mean. ``location`` is its first line.
    """

    number: str
    when: str
    actor: str
    tool: str
    title: str
    purpose: str
    files: tuple[str, ...]
    result: str
    status_text: str
    status: CallStatus
    location: Location

    @property
    def summary(self) -> str:
        """What was done: the purpose, else the title, else the tool; empty where the entry tells nothing."""
        return self.purpose or self.title or self.tool


@dataclass(frozen=True, slots=True)
class ToolLog:
    """A log: its entries in document order.

    ``points_to`` are paths or patterns of the logs that it refers to, as written; ``begins_empty`` says that the log
    itself declares to hold no entries.
    """

    path: str
    entries: tuple[LogEntry, ...] = ()
    points_to: tuple[str, ...] = ()
    begins_empty: bool = False
