"""What a bill of materials is made of, and of what it tells the time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple

from dodcheck.supply.vendoring.survey import VendoredSurvey


class Clock(StrEnum):
    """Where the time of a document comes from; in words that stand behind "the time is"."""

    COMMIT = "what the committer's clock said of the commit"
    CALLER = "the day that the caller gave"


class Made(NamedTuple):
    """Everything that a document says: the survey, and what it is a survey of.

    ``name`` is what the project calls itself, ``None`` where its tree does not say. ``time`` is in UTC, to the second,
    ``None`` where nobody tells one; ``clock`` says who did. ``commit`` is the one the tree is of, or rests on where it
    is ``dirty``.
    """

    survey: VendoredSurvey
    version: str
    name: str | None = None
    time: datetime | None = None
    clock: Clock | None = None
    commit: str | None = None
    dirty: bool = False


def at_commit(seconds: int) -> datetime | None:
    """Return the time that a committer's clock said, ``None`` where it is no time that a document can tell."""
    try:
        return datetime.fromtimestamp(seconds, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return None


def on_day(day: date) -> datetime:
    """Return the first second of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
