"""Two sides of a change for a terminal: what is worse first, the tallies last."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from dodcheck.documents.inline import plain
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports import summary
from dodcheck.reports.entries import command_line, entry_lines
from dodcheck.reports.layout import BLANK, Line, Style, indented, paragraph
from dodcheck.reports.statement import place
from dodcheck.reports.visible import visible
from dodcheck.trust.change.weakening import Weakening
from dodcheck.trust.past.differences import Difference, Differences

SHOWN: Final = 20
"""So many criteria of each kind are shown."""

_ASKED: Final = {"explain": "why is the first of these worse?", "blame": "which commit made the first of these worse?"}
_COMMIT_SHOWN: Final = 12

_T = TypeVar("_T")


def lines(differences: Differences) -> Iterator[Line]:
    """Yield the lines of the report."""
    yield from paragraph(f"What differs from {differences.name}", 0, Style.STRONG, most=1)
    yield from paragraph(f"before: {summary.judged_on(differences.before.snapshot, differences.as_of)}", 2, Style.DIM)
    yield from paragraph(f"now: {summary.judged_on(differences.after.snapshot, differences.as_of)}", 2, Style.DIM)
    yield from _section("WORSE", differences.worse, _changed_entry, Style.BAD)
    yield from _section(
        "WEAKENED, less is asked for or can be seen", differences.weakened, _weakening_entry, Style.WARN
    )
    yield from _section("BETTER", differences.better, _changed_entry, Style.GOOD)
    yield from _section("NEW", differences.new, _new_entry, Style.STRONG)
    yield from _section("GONE", differences.gone, _gone_entry, Style.STRONG)
    yield BLANK
    yield from _tallies(differences)
    yield BLANK
    yield from paragraph(sum_up(differences), 0, Style.STRONG)
    yield from _next_step(differences)


def _next_step(differences: Differences) -> Iterator[Line]:
    """Yield how to see what made the first criterion worse; blame asks commits, so it has to be committed."""
    if not differences.worse:
        return
    at = differences.worse[0].after.criterion.location
    side = differences.after.snapshot
    asks = "explain" if side.dirty or differences.worse[0].after.rule is None else "blame"
    which = "" if side.dirty or side.commit is None else f" --at {side.commit[:_COMMIT_SHOWN]}"
    yield from paragraph(f"Next: {_ASKED[asks]}", 0, Style.STRONG)
    yield command_line(f"dodcheck {asks} {shlex.quote(f'{at.path}:{at.line}')}{which}", 6)


def sum_up(differences: Differences) -> str:
    """Return how much differs, in a sentence."""
    worse, better = len(differences.worse), len(differences.better)
    parts = [(worse, "worse"), (better, "better"), (len(differences.new), "new"), (len(differences.gone), "gone")]
    parts.append((len(differences.weakened), "weakened"))
    said = ", ".join(f"{count:,} {what}" for count, what in parts if count)
    same = counted(differences.same, "criterion has", "criteria have")
    return f"{said or 'No verdict differs'}; {same} the same verdict as before."


def _section(head: str, found: Sequence[_T], entry: Callable[[_T], Iterator[Line]], style: Style) -> Iterator[Line]:
    if not found:
        return
    yield BLANK
    yield indented(f"{head} ({len(found):,})", 0, style)
    for one in found[:SHOWN]:
        yield from entry(one)
    if len(found) > SHOWN:
        yield indented(f"and {len(found) - SHOWN:,} more: --format json has them all", 2, Style.DIM)


def _changed_entry(difference: Difference) -> Iterator[Line]:
    yield from entry_lines(difference.after)
    yield from paragraph(f"{difference.before.verdict} → {difference.after.verdict}: {difference.after.reason}", 6)
    if difference.before.reason != difference.after.reason:
        yield from paragraph(f"before: {difference.before.reason}", 6, Style.DIM)


def _new_entry(judgement: Judgement) -> Iterator[Line]:
    yield from entry_lines(judgement)
    yield from paragraph(f"{judgement.verdict}: {judgement.reason}", 6)


def _gone_entry(judgement: Judgement) -> Iterator[Line]:
    yield from entry_lines(judgement)
    yield from paragraph(f"was {judgement.verdict}: {judgement.reason}", 6)


def _weakening_entry(weakening: Weakening) -> Iterator[Line]:
    at = weakening.after or weakening.before
    where = f"{place(at)}  " if at else ""
    yield from paragraph(f"{where}{plain(weakening.said)}", 2)
    if weakening.detail:
        yield from paragraph(weakening.detail, 6, Style.DIM)


def _tallies(differences: Differences) -> Iterator[Line]:
    before, after = differences.before.tally, differences.after.tally
    yield indented(f"{'':<14}{'before':>7}{'now':>7}", 2, Style.DIM)
    for verdict in Verdict:
        if before[verdict] or after[verdict]:
            yield indented(_row(verdict.value, before[verdict], after[verdict]), 2)
    yield indented(_row("all", sum(before.values()), sum(after.values())), 2, Style.DIM)


def _row(name: str, before: int, after: int) -> str:
    change = f"{after - before:>+6,}" if after != before else ""
    return f"{visible(name):<14}{before:>7,}{after:>7,}{change}"
