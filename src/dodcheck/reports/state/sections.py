"""What a state says below its table: what is false and missing, and all the rest in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dodcheck.model.criterion import Tick
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports.causes import Cause, causes
from dodcheck.reports.layout import Line, Style
from dodcheck.reports.shares import FALSE, MISSING
from dodcheck.reports.short_places import short_place
from dodcheck.reports.state.excused import excused, noted
from dodcheck.reports.state.page import INDENT, StatePage, heading, item
from dodcheck.reports.state.unknown import unknown
from dodcheck.reports.statement import statement
from dodcheck.reports.visible import visible
from dodcheck.reports.width import width
from dodcheck.snapshot.paths import name_of


def parts(page: StatePage) -> Iterator[Line]:
    """Yield the lines of everything that is there to say."""
    yield from _false(page)
    yield from _missing(page)
    yield from unknown(page)
    yield from _ready(page)
    yield from excused(page)
    yield from noted(page)


def boxes_ready(judgements: Sequence[Judgement]) -> int:
    """Return how many boxes evidence supports that are not ticked."""
    return sum(
        judgement.verdict is Verdict.READY and judgement.criterion.tick is Tick.UNTICKED for judgement in judgements
    )


def _false(page: StatePage) -> Iterator[Line]:
    if found := page.of(FALSE):
        tally = Counter(judgement.verdict for judgement in found)
        claimed = f"{tally[Verdict.REFUTED]:,} claimed, but the evidence says no" if tally[Verdict.REFUTED] else ""
        broken = f"{tally[Verdict.BROKEN]:,} could not be judged" if tally[Verdict.BROKEN] else ""
        yield from heading(page, "FALSE", FALSE.style, "; ".join(filter(None, (claimed, broken))))
        for cause in causes(found)[: page.detail.false]:
            yield from _caused(page, cause, _words(cause))


def _missing(page: StatePage) -> Iterator[Line]:
    if found := page.of(MISSING):
        yield from heading(page, "MISSING", Style.STRONG, f"{counted(len(found), 'statement')} not met yet")
        for cause in causes(found)[: page.detail.others]:
            yield from _caused(page, cause, "")


def _ready(page: StatePage) -> Iterator[Line]:
    if boxes := boxes_ready(page.state.report.judgements):
        yield from heading(page, "READY", Style.GOOD, f"{counted(boxes, 'box', 'boxes')} to tick: dodcheck tick")


def _words(cause: Cause) -> str:
    """Return what is claimed where the reason does not name it; nothing where several claims have that reason."""
    said = statement(cause.judgements[0].criterion)
    return "" if len(cause.judgements) > 1 or said in visible(cause.reason) else f"{said}: "


def _caused(page: StatePage, cause: Cause, words: str) -> Iterator[Line]:
    """Yield a reason behind what was claimed; where both don't fit, paths are shortened, then the reason is alone."""
    where, reason = _where(page, cause), visible(cause.reason)
    room = (page.columns - INDENT) * page.lines - width(where) - 2
    paths = [place.path for place in cause.judgements[0].evidence.places if "/" in place.path]
    for path in paths if width(words + reason) > room else ():
        reason = reason.replace(visible(path), visible(name_of(path)))
    yield from item(page, where, words + reason if width(words + reason) <= room else reason)


def _where(page: StatePage, cause: Cause) -> str:
    more = len(cause.judgements) - 1
    beside = f" and {more:,} more" if more else ""
    return f"{short_place(cause.judgements[0].criterion.location, page.places)}{beside}"
