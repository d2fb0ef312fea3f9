"""Schedules in words: `0 3 * * *` is `daily 03:00 UTC`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from dodcheck.phrasing import listed
from dodcheck.workflows.schedule import Cron, CronProblem, read_cron

_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LONGEST_MONTH = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ALL_DAYS, _ALL_WEEKDAYS, _ALL_MONTHS, _ALL_HOURS = 31, 7, 12, 24
_HOUR = 60
_TOLD = 3


def schedule_in_words(text: str) -> str:
    """Return when a schedule starts something; GitHub takes its times as UTC."""
    try:
        cron = read_cron(text)
    except CronProblem as problem:
        return f"never: {problem}"
    if _never(cron):
        return f"never: no month has the days of `{text}`"
    days, times = _days(cron), _times(cron)
    months = (
        "" if len(cron.months) == _ALL_MONTHS else f" in {listed([_MONTHS[month] for month in sorted(cron.months)])}"
    )
    if days == "daily" and not times.startswith("at "):
        return f"{times}{months}"
    return f"{days}{months} {times.removeprefix('at ')}"


def _never(cron: Cron) -> bool:
    """Return whether none of the months has such a day; a 29 February comes every four years."""
    if cron.either:
        return False
    return all(min(cron.days) > _LONGEST_MONTH[month] for month in cron.months)


def _days(cron: Cron) -> str:
    every_date, every_weekday = len(cron.days) == _ALL_DAYS, len(cron.weekdays) == _ALL_WEEKDAYS
    weekdays, dates = _weekdays(cron.weekdays), _dates(cron.days)
    if every_date and every_weekday:
        return "daily"
    if every_date:
        return weekdays
    if every_weekday:
        return f"monthly on {dates}" if len(cron.months) == _ALL_MONTHS else f"on {dates}"
    return f"on {dates} and {weekdays}" if cron.either else f"{weekdays} that fall on {dates}"


def _weekdays(days: Collection[int]) -> str:
    ordered = sorted(days, key=lambda day: (day - 1) % _ALL_WEEKDAYS)
    if len(ordered) > _TOLD and all(after - before == 1 for before, after in pairwise(ordered)):
        return f"{_DAYS[ordered[0]]} to {_DAYS[ordered[-1]]}"
    return (
        f"{listed([f'{_DAYS[day]}s' for day in ordered])}"
        if len(ordered) <= _TOLD
        else listed([_DAYS[d] for d in ordered])
    )


def _dates(days: Collection[int]) -> str:
    ordered = sorted(days)
    if len(ordered) == 1:
        return f"day {ordered[0]}"
    if len(ordered) > _TOLD + 1:
        return f"{len(ordered)} days"
    return f"days {listed([str(day) for day in ordered])}"


def _times(cron: Cron) -> str:
    """Return the times of a day: `at 03:00 UTC`, or how often."""
    minutes, hours = sorted(cron.minutes), sorted(cron.hours)
    if len(hours) == _ALL_HOURS:
        step = _step(minutes, _HOUR)
        if len(minutes) == 1:
            return f"hourly at :{minutes[0]:02d}"
        return f"every {'minute' if step == 1 else f'{step} minutes'}" if step else f"{len(minutes)} times an hour"
    times = [f"{hour:02d}:{minute:02d}" for hour in hours for minute in minutes]
    if len(times) <= _TOLD:
        return f"at {', '.join(times)} UTC"
    step = _step(hours, _ALL_HOURS)
    if len(minutes) == 1 and step:
        return f"every {step} hours from {times[0]} UTC"
    return f"{len(times)} times a day from {times[0]} UTC"


def _step(values: Sequence[int], around: int) -> int | None:
    """Return the distance between values that are evenly spread over a whole, midnight to midnight."""
    gaps = {after - before for before, after in pairwise([*values, values[0] + around])}
    return gaps.pop() if len(gaps) == 1 else None
