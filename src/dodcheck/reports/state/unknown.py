"""What a state says of statements that nothing decides: why, and what would settle the most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dodcheck.model.evidence import Unknown
from dodcheck.model.report import Judgement
from dodcheck.model.state import State
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports.causes import file_wanted, most_wanted
from dodcheck.reports.layout import Line
from dodcheck.reports.settle import way_out
from dodcheck.reports.shares import UNKNOWN
from dodcheck.reports.short_places import short_place
from dodcheck.reports.state.page import INDENT, StatePage, heading, item
from dodcheck.reports.statement import statement
from dodcheck.reports.width import width
from dodcheck.reports.words import BRIEFLY


def unknown(page: StatePage) -> Iterator[Line]:
    """Yield how many statements are unknown, then each of a few, or the reasons of many."""
    found = page.of(UNKNOWN)
    if not found:
        return
    tally = Counter(judgement.verdict for judgement in found)
    inside = f"{tally[Verdict.UNPROVEN]:,} that nothing here shows" if tally[Verdict.UNPROVEN] else ""
    outside = f"{tally[Verdict.UNOBSERVABLE]:,} not to be seen from here" if tally[Verdict.UNOBSERVABLE] else ""
    yield from heading(page, "UNKNOWN", UNKNOWN.style, ", ".join(filter(None, (inside, outside))))
    yield from (_few if len(found) <= page.detail.others else _many)(page, found)


def unruled(judgements: Sequence[Judgement]) -> int:
    """Return how many statements no rule decides."""
    return sum(judgement.evidence.unknown is Unknown.NO_RULE for judgement in judgements)


def wants_rules(state: State) -> bool:
    """Return whether there is no rules file, and half of the statements or more want a rule."""
    some = state.report.judgements
    return not state.ruled and 0 < len(some) <= 2 * unruled(some)


def _few(page: StatePage, found: Sequence[Judgement]) -> Iterator[Line]:
    for judgement in found:
        where = short_place(judgement.criterion.location, page.places)
        yield from item(page, where, f"{statement(judgement.criterion)}: {_meaning(judgement)}")


def _meaning(judgement: Judgement) -> str:
    if file := file_wanted(judgement):
        return f"--evidence {file} would show it"
    return way_out(judgement).meaning


def _many(page: StatePage, found: Sequence[Judgement]) -> Iterator[Line]:
    yield from item(page, "", _reasons(found, page.columns - INDENT))
    if most := most_wanted(found):
        waits = counted(most.waiting, "statement waits", "statements wait")
        yield from item(page, "", f"{waits} for one file: --evidence {most.file}")


def _reasons(found: Sequence[Judgement], room: int) -> str:
    """Return how many are unknown for each reason, the most frequent first, as far as they fit."""
    counts = Counter(map(_briefly, found)).most_common()
    counted_briefs = [f"{count:,} {brief}" for brief, count in counts]
    for kept in range(len(counted_briefs), 0, -1):
        left = sum(count for _, count in counts[kept:])
        said = " · ".join([*counted_briefs[:kept], *([f"{left:,} more"] if left else [])])
        if width(said) <= room:
            return said
    return counted_briefs[0]


def _briefly(judgement: Judgement) -> str:
    reason = judgement.evidence.unknown
    return "in boxes nobody understands" if reason is None else BRIEFLY[reason]
