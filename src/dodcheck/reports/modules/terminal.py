"""The graphs for a terminal: each language with its parts, its cycles and what is missing, and the gate."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.evidence import Outcome
from dodcheck.phrasing import counted
from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, paragraph, style_of
from dodcheck.reports.modules.report import (
    Language,
    ModulesReport,
    counts_in_words,
    edge_in_words,
    gaps_in_words,
    instability,
    verdict,
)
from dodcheck.reports.summary import revision
from dodcheck.reports.terminal_lines import gate
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten_start, width
from dodcheck.structure.cycles import Cycle
from dodcheck.structure.parts import Part

_PARTS, _CYCLES, _GAPS = 40, 10, 10
"""So many rows of each are shown; the other formats show all."""
_NUMBERS = 34
"""Columns that the numbers of a part take."""


def lines(report: ModulesReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    snapshot = report.snapshot
    at = revision(snapshot.commit, dirty=snapshot.dirty)
    yield from paragraph("Who depends on whom: imports and includes", 0, Style.STRONG)
    yield from paragraph(f"{at}", 2, Style.DIM)
    for language in report.languages:
        if language.present:
            yield from _language(language)
    yield BLANK
    if report.can_block:
        yield from gate(verdict(report), passed=report.passed)
    else:
        yield from paragraph(f"{verdict(report)}", 0, Style.STRONG)


def _language(language: Language) -> Iterator[Line]:
    tongue = language.tongue
    yield BLANK
    yield from paragraph(f"{tongue.title.upper()}: {counts_in_words(language)}", 0, Style.STRONG)
    if language.seen.left_out:
        out = counted(language.seen.left_out, "file")
        yield from paragraph(f"{out} left out: code of others, fixtures, examples, or not asked for", 2, Style.DIM)
    yield from _parts(language)
    if language.cycles:
        yield BLANK
        yield from paragraph(f"CYCLES ({len(language.cycles)})", 2, Style.BAD)
        for cycle in sorted(language.cycles, key=_latest_reach)[:_CYCLES]:
            yield from _cycle(language, cycle)
        yield from _more_line(len(language.cycles) - _CYCLES, 2)
    missing = gaps_in_words(language)
    if missing:
        yield BLANK
        yield from paragraph(f"MISSING FROM THE GRAPH ({len(missing)})", 2, Style.WARN)
        for one in missing[:_GAPS]:
            yield from paragraph(one, 4)
        yield from _more_line(len(missing) - _GAPS, 4)
    for check in language.checks:
        yield BLANK
        yield from paragraph(f"{_WORDS[check.outcome]}: {check.summary}", 2, style_of(check.outcome), 6)


_WORDS = {
    Outcome.HOLDS: "HOLDS",
    Outcome.FAILS: "FAILS",
    Outcome.UNKNOWN: "CAN'T TELL",
    Outcome.ERROR: "NOT READ",
}


def _parts(language: Language) -> Iterator[Line]:
    """Yield a table of the parts: how many files, how many depend on it, on how many it depends, and its share."""
    shown = language.parts.parts[:_PARTS]
    names = [line_start(shorten_start(visible(part.name), COLUMNS - _NUMBERS - 4)) for part in shown]
    wide = max([len("part"), *map(width, names)])
    head = f"  {'part':<{wide}}  {language.tongue.unit + 's':>7}  {'used by':>7}  {'uses':>5}  unstable"
    yield Line((Span(head, Style.DIM),))
    for part, name in zip(shown, names, strict=True):
        yield Line((Span(f"  {name}{' ' * (wide - width(name))}{_numbers(part)}"),))
    yield from _more_line(len(language.parts.parts) - _PARTS, 2)


def _numbers(part: Part) -> str:
    return f"  {part.modules:>7,}  {part.afferent:>7,}  {part.efferent:>5,}  {instability(part):>8}"


def _cycle(language: Language, cycle: Cycle) -> Iterator[Line]:
    knot = len(cycle.modules) - len(cycle.witness)
    more = f", in a knot of {counted(len(cycle.modules), language.tongue.node)}" if knot else ""
    yield from paragraph(f"{cycle.way}{more}", 2)
    yield from paragraph(", ".join(map(edge_in_words, cycle.witness)), 4, Style.DIM)


def _latest_reach(cycle: Cycle) -> int:
    """Return what a cycle needs at most: those that loading alone closes come first."""
    return max(edge.reach for edge in cycle.witness)


def _more_line(count: int, indent: int) -> Iterator[Line]:
    if count > 0:
        yield from paragraph(f"and {count:,} more", indent, Style.DIM)
