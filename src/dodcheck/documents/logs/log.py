"""A tool-call log, read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.model.milestone import Status


class LogEntry(NamedTuple):
    """One call or step that a log tells of; what it leaves out is empty.

    ``when``, ``tool``, ``purpose`` and ``result`` are plain words as written, ``number`` that of an entry with a
    number. ``files`` are the paths it names. ``said`` are the words of its status, ``status`` what they mean.
    """

    number: str
    when: str
    tool: str
    purpose: str
    files: tuple[str, ...]
    result: str
    said: str
    status: Status
    location: Location


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
