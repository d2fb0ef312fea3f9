"""The state of the program on one screen: a line for each phase and document, then the next thing to do."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from dodcheck.model.evidence import Unknown
from dodcheck.model.state import Stage, State
from dodcheck.reports import summary
from dodcheck.reports.layout import BLANK, COLUMNS, Line, Style, as_coloured, as_text, indented, one_line, paragraph
from dodcheck.reports.next_step import next_step, urgency
from dodcheck.reports.state_rows import Row, rows
from dodcheck.reports.visible import verbatim, visible
from dodcheck.reports.width import shorten, shorten_start, width

_BAR = 8
_NAMES = 36


def render(state: State) -> str:
    """Return the state as plain text of at most 80 columns; commands may be longer."""
    return as_text(_lines(state))


def render_coloured(state: State) -> str:
    """Return the same lines with ANSI styles."""
    return as_coloured(_lines(state))


def _lines(state: State) -> Iterator[Line]:
    yield from paragraph("The state of the program", 0, Style.STRONG, most=1)
    yield from paragraph(summary.judged_on(state.snapshot, state.as_of), 2, Style.DIM)
    yield BLANK
    for row in rows(state.stages):
        yield from _row(row)
    yield BLANK
    yield from _next(state)


def _row(row: Row) -> Iterator[Line]:
    name = shorten_start(visible(row.name), _NAMES) if row.is_path else shorten(visible(row.name), _NAMES)
    padded = name + " " * (_NAMES - width(name))
    style = Style.GOOD if row.passed else Style.PLAIN
    line = f"{padded} {_bar(row.good, row.total)} {row.good:>3} of {row.total:<3}"
    rest = " · ".join(f"{count:,} {verdict}" for verdict, count in row.rest)
    if 2 + width(line) + 2 + width(rest) <= COLUMNS:
        yield indented(f"{line}  {rest}", 2, style)
        return
    yield indented(line, 2, style)
    yield from paragraph(rest, 6, Style.DIM)


def _bar(good: int, total: int) -> str:
    """Return a bar that is full only when all is good, and empty only when nothing is."""
    filled = good * _BAR // total if total else 0
    filled = max(filled, 1) if good else 0
    return "█" * filled + "░" * (_BAR - filled)


def _next(state: State) -> Iterator[Line]:
    if not state.stages:
        yield from paragraph(
            "No criterion is written down yet. Next: write what done means, as boxes:", 0, Style.STRONG
        )
        yield indented("- [ ] `README.md` exists", 6)
        return
    left = [stage for stage in state.stages if not stage.report.passed]
    yield from _settle(left) if left else paragraph("Everything written down is done.", 0, Style.GOOD)
    yield from _beginning(state)


def _settle(left: Sequence[Stage]) -> Iterator[Line]:
    stage = min(left, key=lambda stage: urgency(stage.report))
    step = next_step(stage.report)
    if step:
        yield from paragraph(f"Next: {step.advice}", 0, Style.STRONG)
        if step.line:
            yield indented(verbatim(step.line), 6)
    yield one_line(f"All of it: {_asked(stage)}", 0)


def _asked(stage: Stage) -> str:
    """Return the command that judges all of a stage."""
    if stage.is_document:
        return f"dodcheck claims {shlex.quote(stage.name)}"
    if stage.name == "program":
        return "dodcheck claims"
    return (
        f"dodcheck {stage.name}"
        if stage.name.startswith(("phase ", "milestone "))
        else f"dodcheck phase {shlex.quote(stage.name)}"
    )


def _beginning(state: State) -> Iterator[Line]:
    """Yield what makes a rules file count, or makes one where half of the statements or more want a rule."""
    notices = (notice for stage in state.stages for notice in stage.report.notices)
    unused = next((notice for notice in notices if notice.kind == "not-used"), None)
    if unused:
        yield from paragraph(f"{unused.location.path}: {unused.message}", 0)
    judged = [judgement for stage in state.stages for judgement in stage.report.judgements]
    unruled = sum(judgement.evidence.unknown is Unknown.NO_RULE for judgement in judged)
    if not state.ruled and 2 * unruled >= len(judged):
        have = f"{unruled:,} of {summary.counted(len(judged), 'statement')} {'has' if unruled == 1 else 'have'}"
        said = f"{have} no rule yet. To write their rules: dodcheck init"
        yield from paragraph(said, 0)
