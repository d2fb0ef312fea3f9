"""The criteria of one verdict as lines of a terminal: as much as a reader needs to act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from dodcheck.model.report import Judgement, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.changes import DEBT_LISTED, HarmGroup, debt, harm_groups, reason, weakening_groups
from dodcheck.reports.doubts import doubts_listing
from dodcheck.reports.entries import Listing, command_line, entries_by_reason, entry_lines, listing
from dodcheck.reports.layout import BLANK, Line, Span, Style, paragraph
from dodcheck.reports.next_step import repair_command
from dodcheck.reports.order import sections
from dodcheck.reports.statement import excuse
from dodcheck.reports.words import VERDICTS

GOOD_SHOWN: Final = 5
"""Of criteria that need nothing, so many are shown."""

WORK_SHOWN: Final = 20
"""Of work that keeps no gate shut, so many criteria are shown; what keeps it shut is always shown."""

_REASON_LINES: Final = 5
"""What is false or broken has to be understood: its reason may take so many lines."""


def verdict_sections(report: Report) -> tuple[Listing, ...]:
    """Return the lines of every verdict that occurs, the worst first, and of what a change weakens."""
    sections_shown = (_section(verdict, found, report) for verdict, found in sections(report))
    return (*sections_shown, *map(_harm_listing, weakening_groups(report)))


def change_sections(report: Report) -> tuple[Listing, ...]:
    """Return the lines of what a change does, the harm first, and how much older debt there is."""
    left = debt(report)
    older = (BLANK, *paragraph(left, 0, Style.DIM), command_line(DEBT_LISTED, 6)) if left else ()
    return (*map(_harm_listing, harm_groups(report)), Listing(older))


def _harm_listing(part: HarmGroup) -> Listing:
    heading = f"{part.name.upper()} ({len(part.found):,}): {part.told}"
    if part.harm is None:
        told = listing(part.found[:GOOD_SHOWN], len(part.found[GOOD_SHOWN:]), entry_lines)._replace(counted=0)
        return Listing((BLANK, *paragraph(heading, 0, Style.GOOD), *told.lines))
    return Listing((BLANK, *paragraph(heading, 0, Style.BAD), *listing(part.found, 0, _harmed_entry).lines))


def _harmed_entry(judgement: Judgement) -> Iterator[Line]:
    yield from entry_lines(judgement)
    yield from paragraph(reason(judgement), 6, most=_REASON_LINES)
    if judgement.evidence.kind == "binding":
        yield command_line(repair_command(judgement) or "", 6)
    elif judgement.evidence.reproduce:
        yield command_line(f"$ {judgement.evidence.reproduce}", 6)


def _section(verdict: Verdict, found: Sequence[Judgement], report: Report) -> Listing:
    """Return the lines of one verdict, a gap and a heading before them; nobody misses what is proved."""
    heading = Span(f"{verdict.value.upper()} ({len(found):,})", _style(verdict))
    told = _verdict_listing(verdict, found, report)
    return Listing((BLANK, Line((heading, Span(f": {VERDICTS[verdict]}"))), *told.lines), told.counted)


def _verdict_listing(verdict: Verdict, found: Sequence[Judgement], report: Report) -> Listing:
    match verdict:
        case Verdict.REFUTED | Verdict.BROKEN:
            return listing(found, 0, _entry_with_command)
        case Verdict.OPEN:
            most = _most_shown(found, report)
            return _listing_by_reason(found[:most], len(found[most:]))
        case Verdict.UNPROVEN | Verdict.UNOBSERVABLE:
            return doubts_listing(found, report)
        case Verdict.READY:
            return listing(found[:WORK_SHOWN], len(found[WORK_SHOWN:]), entry_lines)
        case Verdict.DEFERRED | Verdict.WAIVED | Verdict.ATTESTED:
            return listing(found[:GOOD_SHOWN], len(found[GOOD_SHOWN:]), _excused_entry)
        case Verdict.PROVED:
            return listing(found[:GOOD_SHOWN], len(found[GOOD_SHOWN:]), entry_lines)._replace(counted=0)
        case _:
            assert_never(verdict)


def _listing_by_reason(shown: Sequence[Judgement], more: int) -> Listing:
    rest = listing((), more, entry_lines)
    return Listing((*entries_by_reason(shown), *rest.lines), rest.counted)


def _most_shown(found: Sequence[Judgement], report: Report) -> int:
    return len(found) if any(map(report.gate.blocks, found)) else WORK_SHOWN


def _entry_with_command(judgement: Judgement) -> Iterator[Line]:
    yield from entry_lines(judgement)
    yield from paragraph(judgement.reason, 6, most=_REASON_LINES)
    if judgement.evidence.kind == "binding":
        yield command_line(repair_command(judgement) or "", 6)
    elif judgement.evidence.reproduce:
        yield command_line(f"$ {judgement.evidence.reproduce}", 6)


def _excused_entry(judgement: Judgement) -> Iterator[Line]:
    yield from entry_lines(judgement)
    yield from paragraph(excuse(judgement), 6)


def _style(verdict: Verdict) -> Style:
    match verdict:
        case Verdict.REFUTED | Verdict.BROKEN:
            return Style.BAD
        case Verdict.OPEN | Verdict.UNPROVEN | Verdict.UNOBSERVABLE:
            return Style.WARN
        case Verdict.READY | Verdict.DEFERRED | Verdict.WAIVED | Verdict.ATTESTED | Verdict.PROVED:
            return Style.GOOD
        case _:
            assert_never(verdict)
