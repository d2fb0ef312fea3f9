"""When the schedules of a workflow start it, computed over a year: `0 0 31 2 *` never does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_YEAR = 2027
"""A year without a 29 February: what only runs on that day does not run every year."""
_NAMED_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = {name: number for number, name in enumerate(_NAMED_MONTHS, 1)}
_DAYS = {name: at for at, name in enumerate(["sun", "mon", "tue", "wed", "thu", "fri", "sat"])}
_PART = re.compile(r"(\*|[0-9]{1,2}|[a-z]{3})(?:-([0-9]{1,2}|[a-z]{3}))?(?:/([0-9]{1,2}))?")
_HOUR = 60


class Every(StrEnum):
    """How often something runs at least."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_GAPS = {Every.DAY: 1, Every.WEEK: 7, Every.YEAR: 366}
_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3}


class CronProblem(ValueError):  # noqa: N818 - a problem of the workflow, not of the program
    """A schedule that GitHub would refuse."""


class Cron(NamedTuple):
    """The minutes, hours, days of the month, months and days of the week (0: Sunday) that a schedule names.

    ``either`` says that both kinds of days are narrowed down, so that one of them is enough.
    """

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either: bool

    def on(self, day: date) -> bool:
        """Return whether it runs on a day."""
        if day.month not in self.months:
            return False
        by_date, by_weekday = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return by_date or by_weekday if self.either else by_date and by_weekday


@lru_cache(maxsize=1_024)
def read_cron(text: str) -> Cron:
    """Return a schedule of five fields as GitHub reads it. Raises ``CronProblem``."""
    parts = text.lower().split()
    if len(parts) != len(("minute", "hour", "day", "month", "weekday")):
        raise CronProblem(f"`{text[:60]}` has not five fields")
    minutes, hours = _values(parts[0], 0, 59, {}), _values(parts[1], 0, 23, {})
    days, months = _values(parts[2], 1, 31, {}), _values(parts[3], 1, 12, _NAMES)
    weekdays = frozenset(day % 7 for day in _values(parts[4], 0, 7, _DAYS))
    either = not parts[2].startswith("*") and not parts[4].startswith("*")
    return Cron(minutes, hours, days, months, weekdays, either)


def days_of(crons: Sequence[Cron]) -> tuple[date, ...]:
    """Return the days of a year on which one of some schedules runs."""
    first = date(_YEAR, 1, 1)
    year = (first + timedelta(days=number) for number in range(365))
    return tuple(day for day in year if any(cron.on(day) for cron in crons))


def runs_every(crons: Sequence[Cron], every: Every) -> bool:
    """Return whether schedules together run at least so often, all year round."""
    days = days_of(crons)
    if not days:
        return False
    if every in _MONTHS:
        months = _MONTHS[every]
        return {(day.month - 1) // months for day in days} == set(range(12 // months))
    if every is Every.HOUR:
        return all(_gap_in_a_day(crons, day) <= _HOUR for day in days) and len(days) == len(days_of([_ALWAYS]))
    around = (date(_YEAR - 1, 12, 31), *days, date(_YEAR + 1, 1, 1))
    return all((after - before).days <= _GAPS[every] for before, after in pairwise(around))


def _gap_in_a_day(crons: Sequence[Cron], day: date) -> int:
    """Return the longest time between two runs on a day, in minutes, midnight to midnight."""
    times = sorted(
        {hour * 60 + minute for cron in crons if cron.on(day) for hour in cron.hours for minute in cron.minutes}
    )
    around = [*times, times[0] + 24 * 60]
    return max(after - before for before, after in pairwise(around))


def _values(field: str, least: int, most: int, names: dict[str, int]) -> frozenset[int]:
    values: set[int] = set()
    for part in field.split(","):
        match = _PART.fullmatch(part)
        if match is None:
            raise CronProblem(f"`{field[:40]}` is no field of a schedule")
        first, last = (
            (least, most) if match[1] == "*" else (_number(match[1], names), _number(match[2] or match[1], names))
        )
        last = most if match[3] and match[1] != "*" and match[2] is None else last
        step = int(match[3] or 1)
        if not (least <= first <= last <= most and step):
            raise CronProblem(f"`{field[:40]}` is out of range")
        values.update(range(first, last + 1, step))
    return frozenset(values)


def _number(word: str, names: dict[str, int]) -> int:
    if word.isdigit():
        return int(word)
    if word not in names:
        raise CronProblem(f"`{word}` is no name in a schedule")
    return names[word]


_ALWAYS = read_cron("* * * * *")
