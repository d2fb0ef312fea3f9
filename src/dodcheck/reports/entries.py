"""Criteria as lines of a terminal, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dodcheck.model.report import Judgement
from dodcheck.reports.layout import COLUMNS, Line, Span, Style, indented, paragraph
from dodcheck.reports.statement import place, statement
from dodcheck.reports.visible import line_start, verbatim
from dodcheck.reports.width import shorten_start, width

_COMMAND_MOST = 1_000
_SHARED = 3
"""A reason of so many criteria stands once."""


class Listing(NamedTuple):
    """Lines about criteria, and how many of the criteria they only count."""

    lines: tuple[Line, ...]
    counted: int = 0


def listing(
    shown: Sequence[Judgement], more: int, lines: Callable[[Judgement], Iterator[Line]], indent: int = 2
) -> Listing:
    """Return the lines of the criteria that are shown, and one that counts the others."""
    shown_lines = [line for judgement in shown for line in lines(judgement)]
    rest = [indented(f"and {more:,} more", indent, Style.DIM)] if more else []
    return Listing((*shown_lines, *rest), more)


def entry_lines(judgement: Judgement, indent: int = 2) -> Iterator[Line]:
    """Yield place and words of a criterion, on one line where they fit."""
    where, words = line_start(place(judgement.criterion.location)), statement(judgement.criterion)
    if indent + width(where) + 2 + width(words) <= COLUMNS:
        yield Line((Span(" " * indent), Span(where, Style.DIM), Span("  "), Span(words, Style.STRONG)))
        return
    yield indented(shorten_start(where, COLUMNS - indent), indent, Style.DIM)
    yield from paragraph(words, indent + 2, Style.STRONG, most=2)


def entry_with_reason(judgement: Judgement, indent: int) -> Iterator[Line]:
    """Yield place, words and reason of a criterion."""
    yield from entry_lines(judgement, indent)
    yield from paragraph(judgement.reason, indent + 4)


def entries_by_reason(found: Sequence[Judgement], indent: int = 2) -> Iterator[Line]:
    """Yield the criteria with their reasons; one that several have stands once, above them."""
    groups: dict[str, list[Judgement]] = {}
    for judgement in found:
        groups.setdefault(judgement.reason, []).append(judgement)
    for reason, members in groups.items():
        if len(members) < _SHARED:
            for judgement in members:
                yield from entry_with_reason(judgement, indent)
            continue
        yield from paragraph(f"{reason} ({len(members):,}):", indent)
        for judgement in members:
            yield from entry_lines(judgement, indent + 2)


def command_line(text: str, indent: int) -> Line:
    """Return a line to copy. It may run over the edge: a cut command would do something else."""
    shown = verbatim(text)
    if len(shown) > _COMMAND_MOST:
        return indented("(the command is too long to show here; the JSON report has it)", indent, Style.DIM)
    return indented(shown, indent, Style.DIM)
