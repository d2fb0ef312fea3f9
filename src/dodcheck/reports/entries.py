"""Criteria as lines of a terminal, grouped by verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, assert_never

from dodcheck.model.evidence import Unknown
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, indented, paragraph
from dodcheck.reports.settle import way_out
from dodcheck.reports.statement import excuse, place, statement
from dodcheck.reports.visible import line_start, verbatim
from dodcheck.reports.width import shorten_start, width
from dodcheck.reports.words import VERDICTS

GOOD_SHOWN: Final = 5
"""Of criteria that need nothing, so many are shown."""

WORK_SHOWN: Final = 20
"""Of criteria that are work or doubt, so many are shown; false claims and broken ones always all."""

_COMMAND_MOST = 1_000


def section(verdict: Verdict, found: Sequence[Judgement]) -> Iterator[Line]:
    """Yield the lines of one verdict, a gap before them."""
    yield BLANK
    heading = Span(f"{verdict.value.upper()} ({len(found):,})", _style(verdict))
    yield Line((heading, Span(f": {VERDICTS[verdict]}")))
    match verdict:
        case Verdict.REFUTED | Verdict.BROKEN:
            yield from _some(found, len(found), _reproducible)
        case Verdict.OPEN:
            yield from _some(found, WORK_SHOWN, _reasoned)
        case Verdict.UNPROVEN | Verdict.UNOBSERVABLE:
            yield from _by_unknown(found)
        case Verdict.READY:
            yield from _some(found, WORK_SHOWN, _named)
        case Verdict.DEFERRED | Verdict.WAIVED | Verdict.ATTESTED:
            yield from _some(found, GOOD_SHOWN, _excused)
        case Verdict.PROVED:
            yield from _some(found, GOOD_SHOWN, _named)
        case _:
            assert_never(verdict)


def command(text: str, indent: int) -> Line:
    """Return a line to copy. It may run over the edge: a cut command would do something else."""
    shown = verbatim(text)
    if len(shown) > _COMMAND_MOST:
        return indented("(the command is too long to show here; the JSON report has it)", indent, Style.DIM)
    return indented(shown, indent, Style.DIM)


def _some(found: Sequence[Judgement], most: int, lines: Callable[[Judgement], Iterator[Line]]) -> Iterator[Line]:
    for judgement in found[:most]:
        yield from lines(judgement)
    if len(found) > most:
        yield indented(f"and {len(found) - most:,} more", 2, Style.DIM)


def _by_unknown(found: Sequence[Judgement]) -> Iterator[Line]:
    groups: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in found:
        out = way_out(judgement)
        groups.setdefault((out.meaning, out.advice), []).append(judgement)
    for (meaning, advice), members in groups.items():
        yield from paragraph(f"{meaning} ({len(members):,}): {advice}", 2, Style.WARN)
        settling = {way_out(judgement).line for judgement in members}
        shared = len(settling) == 1
        if shared:
            yield command(settling.pop(), 6)
        told = members[0].evidence.unknown is Unknown.NO_RULE
        yield from _some(members, WORK_SHOWN, _unknown_entry(shared=shared, told=told))


def _unknown_entry(*, shared: bool, told: bool) -> Callable[[Judgement], Iterator[Line]]:
    def lines(judgement: Judgement) -> Iterator[Line]:
        yield from _named(judgement, 4) if told else _reasoned(judgement, 4)
        if not shared:
            yield command(way_out(judgement).line, 8)

    return lines


def _reproducible(judgement: Judgement) -> Iterator[Line]:
    yield from _reasoned(judgement)
    if judgement.evidence.reproduce:
        yield command(f"$ {judgement.evidence.reproduce}", 6)


def _excused(judgement: Judgement) -> Iterator[Line]:
    yield from _named(judgement)
    yield from paragraph(excuse(judgement), 6)


def _reasoned(judgement: Judgement, indent: int = 2) -> Iterator[Line]:
    yield from _named(judgement, indent)
    yield from paragraph(judgement.reason, indent + 4)


def _named(judgement: Judgement, indent: int = 2) -> Iterator[Line]:
    where, words = line_start(place(judgement.criterion.location)), statement(judgement.criterion)
    if indent + width(where) + 2 + width(words) <= COLUMNS:
        yield Line((Span(" " * indent), Span(where, Style.DIM), Span("  "), Span(words, Style.STRONG)))
        return
    yield indented(shorten_start(where, COLUMNS - indent), indent, Style.DIM)
    yield from paragraph(words, indent + 2, Style.STRONG, most=2)


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
