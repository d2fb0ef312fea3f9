"""What a state says of exceptions and notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from dodcheck.model.state import Expiry
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports.layout import Line, Style
from dodcheck.reports.short_places import short_place
from dodcheck.reports.state.page import StatePage, heading, item
from dodcheck.reports.statement import statement
from dodcheck.reports.visible import visible

SOON: Final = 30
"""An exception that runs out within so many days is shown."""

_EXCUSED = (Verdict.DEFERRED, Verdict.ATTESTED, Verdict.WAIVED)
_SHOWN_APART = "not-used"


def excused(page: StatePage) -> Iterator[Line]:
    """Yield the exceptions that run out soon or are over, the soonest first; nothing where all last."""
    today, soon = page.state.report.as_of, _soon(page)
    if not soon:
        return
    over = sum(expiry.expires < today for expiry in soon)
    left = f"{counted(len(soon) - over, 'runs', 'run')} out within {SOON} days" if len(soon) > over else ""
    counts = [f"{over:,} expired" if over else "", left, *_excuses(page)]
    yield from heading(page, "EXCUSED", Style.WARN, ", ".join(filter(None, counts)))
    for expiry in soon[: page.detail.others]:
        where = short_place(expiry.criterion.location, page.places)
        owner = f"{expiry.standing} of {visible(expiry.owner)}"
        yield from item(page, where, f"{_left(expiry, today)}, {owner}: {statement(expiry.criterion)}")


def noted(page: StatePage) -> Iterator[Line]:
    """Yield, on one line, the exceptions that last and the kinds of notices."""
    lasting = [] if _soon(page) else [*_excuses(page), *_first(page)]
    kinds = Counter(notice.kind for notice in page.state.report.notices if notice.kind != _SHOWN_APART)
    notices = [f"{kind} ({count:,})" for kind, count in kinds.most_common()]
    if lasting or notices:
        yield from heading(page, "NOTED", Style.STRONG, " · ".join(filter(None, map(", ".join, (lasting, notices)))))


def _soon(page: StatePage) -> list[Expiry]:
    today = page.state.report.as_of
    return [expiry for expiry in page.state.expiries if (expiry.expires - today).days <= SOON]


def _first(page: StatePage) -> Iterator[str]:
    if page.state.expiries:
        yield f"the first until {page.state.expiries[0].expires}"


def _excuses(page: StatePage) -> list[str]:
    tally = page.state.report.tally
    return [f"{tally[verdict]:,} {verdict}" for verdict in _EXCUSED if tally[verdict]]


def _left(expiry: Expiry, today: date) -> str:
    days = (expiry.expires - today).days
    if days < 0:
        return f"expired {counted(-days, 'day')} ago"
    return f"{counted(days, 'day')} left, until {expiry.expires}" if days else "today is the last day"
