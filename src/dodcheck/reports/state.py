"""The state of the program on one screen: a line for each phase and document, then the next thing to do."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.state import Stage, State
from dodcheck.model.verdict import Verdict
from dodcheck.reports import summary
from dodcheck.reports.layout import BLANK, Line, Style, as_text, indented, one_line, paragraph
from dodcheck.reports.next_step import next_step
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten, width

_BAR = 12
_NAMES = 44
_SHOWN = (Verdict.REFUTED, Verdict.BROKEN, Verdict.OPEN, Verdict.UNPROVEN, Verdict.UNOBSERVABLE, Verdict.READY)


def render(state: State) -> str:
    """Return the state as plain text of at most 80 columns; commands may be longer."""
    return as_text(_lines(state))


def _lines(state: State) -> Iterator[Line]:
    yield from paragraph("The state of the program", 0, Style.STRONG, most=1)
    yield from paragraph(summary.judged_on(state.snapshot, state.as_of), 2, Style.DIM)
    yield BLANK
    for stage in state.stages:
        yield from _stage(stage)
    yield BLANK
    yield from _next(state)


def _stage(stage: Stage) -> Iterator[Line]:
    report = stage.report
    good = sum(judgement.verdict.good for judgement in report.judgements)
    name = shorten(visible(f"{stage.name}  {stage.title}".strip()), _NAMES)
    padded = name + " " * (_NAMES - width(name))
    style = Style.GOOD if report.passed else Style.PLAIN
    yield indented(f"{padded} {_bar(good, len(report.judgements))} {good:>3} of {len(report.judgements):<3}", 2, style)
    rest = " · ".join(f"{report.tally[verdict]} {verdict}" for verdict in _SHOWN if report.tally[verdict])
    if rest:
        yield from paragraph(rest, 2 + _NAMES + 1, Style.DIM)


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
    stage = next((stage for stage in state.stages if not stage.report.passed), None)
    if stage is None:
        yield from paragraph("Everything written down is done.", 0, Style.GOOD)
        return
    step = next_step(stage.report)
    if step:
        yield from paragraph(f"Next: {step.advice}", 0, Style.STRONG)
        if step.line:
            yield indented(step.line, 6)
    asked = f"dodcheck {stage.name}" if stage.name.startswith("phase ") else "dodcheck claims"
    yield one_line(f"All of it: {asked}", 0)
