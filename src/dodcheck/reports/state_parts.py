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
from dodcheck.reports.state_excused import excused, noted
from dodcheck.reports.state_told import INDENT, Told, heading, item
from dodcheck.reports.state_unknown import unknown
from dodcheck.reports.statement import statement
from dodcheck.reports.visible import visible
from dodcheck.reports.width import width
from dodcheck.snapshot.paths import name_of


def parts(told: Told) -> Iterator[Line]:
    """Yield the lines of everything that is there to say."""
    yield from _false(told)
    yield from _missing(told)
    yield from unknown(told)
    yield from _ready(told)
    yield from excused(told)
    yield from noted(told)


def boxes_ready(judgements: Sequence[Judgement]) -> int:
    """Return how many boxes evidence supports that are not ticked."""
    return sum(one.verdict is Verdict.READY and one.criterion.tick is Tick.UNTICKED for one in judgements)


def _false(told: Told) -> Iterator[Line]:
    if found := told.of(FALSE):
        tally = Counter(one.verdict for one in found)
        claimed = f"{tally[Verdict.REFUTED]:,} claimed, but the evidence says no" if tally[Verdict.REFUTED] else ""
        broken = f"{tally[Verdict.BROKEN]:,} could not be judged" if tally[Verdict.BROKEN] else ""
        yield from heading(told, "FALSE", FALSE.style, "; ".join(filter(None, (claimed, broken))))
        for cause in causes(found)[: told.detail.false]:
            yield from _caused(told, cause, _words(cause))


def _missing(told: Told) -> Iterator[Line]:
    if found := told.of(MISSING):
        yield from heading(told, "MISSING", Style.STRONG, f"{counted(len(found), 'statement')} not met yet")
        for cause in causes(found)[: told.detail.others]:
            yield from _caused(told, cause, "")


def _ready(told: Told) -> Iterator[Line]:
    if boxes := boxes_ready(told.state.report.judgements):
        yield from heading(told, "READY", Style.GOOD, f"{counted(boxes, 'box', 'boxes')} to tick: dodcheck tick")


def _words(cause: Cause) -> str:
    """Return what is claimed where the reason does not name it; nothing where several claims have that reason."""
    said = statement(cause.judgements[0].criterion)
    return "" if len(cause.judgements) > 1 or said in visible(cause.reason) else f"{said}: "


def _caused(told: Told, cause: Cause, words: str) -> Iterator[Line]:
    """Yield a reason behind what was claimed; where both don't fit, paths are shortened, then the reason is alone."""
    where, reason = _where(told, cause), visible(cause.reason)
    room = (told.columns - INDENT) * told.lines - width(where) - 2
    paths = [one.path for one in cause.judgements[0].evidence.places if "/" in one.path]
    for path in paths if width(words + reason) > room else ():
        reason = reason.replace(visible(path), visible(name_of(path)))
    yield from item(told, where, words + reason if width(words + reason) <= room else reason)


def _where(told: Told, cause: Cause) -> str:
    more = len(cause.judgements) - 1
    beside = f" and {more:,} more" if more else ""
    return f"{short_place(cause.judgements[0].criterion.location, told.places)}{beside}"
