"""What is asked of logs, and what was found of it."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.documents.logs.log import ToolLog
from dodcheck.model.evidence import Outcome, Place, Unknown


class LogQuestion(NamedTuple):
    """How many entries there must be, and what of them.

    ``ended`` asks for a newest entry that is neither under way nor failed, ``finished`` that all have ended, ``files``
    for names of files that are known.
    """

    min_entries: int
    ended: bool
    finished: bool
    files: bool


class LogFinding(NamedTuple):
    """What was found: a clause that follows the name of what was looked at, and the places that show it.

    ``wrong`` is how many entries, or milestones, are not as asked, ``skipped`` how many could not be decided.
    """

    outcome: Outcome
    words: str
    places: tuple[Place, ...] = ()
    unknown: Unknown | None = None
    wrong: int = 0
    skipped: int = 0


MAX_PLACES = 50
"""More places than this are not shown."""


def last_places(log: ToolLog) -> tuple[Place, ...]:
    """Return the place of the newest entry of a log, that of the log where it has none."""
    return (Place(log.path, log.entries[-1].location.line),) if log.entries else (Place(log.path),)
