"""The state of the program on one screen: a table, what is false, missing and unknown, then what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dodcheck.model.state import StageKind, State
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports import summary
from dodcheck.reports.layout import BLANK, Line, Screen, Style, as_coloured, as_text, indented, one_line, paragraph
from dodcheck.reports.short_places import short_paths
from dodcheck.reports.state.next import INIT, state_step
from dodcheck.reports.state.page import Detail, StatePage
from dodcheck.reports.state.rows import Row, by_group, most_urgent, rows, without_done
from dodcheck.reports.state.sections import parts
from dodcheck.reports.state.table import table
from dodcheck.reports.state.unknown import unruled, wants_rules
from dodcheck.reports.visible import verbatim

PAGE: Final = Screen()
"""What is printed on where nobody says otherwise."""

_EXCUSED: Final = frozenset({Verdict.WAIVED, Verdict.DEFERRED})
_LEAST: Final = Screen(40, 16)
_FEWEST_ROWS: Final = 6
_FRAME: Final = 4
"""Lines around rows and parts: the heads of the columns, the row of all, two gaps."""
_MUCH, _MORE = Detail(3, 3, 2), Detail(3, 3, 1)
_LESS = (Detail(3, 2, 1), Detail(3, 1, 1), Detail(2, 1, 1), Detail(1, 1, 1))


def render(state: State, screen: Screen = PAGE) -> str:
    """Return the state as plain text; commands may run over the edge."""
    return as_text(_lines(state, screen))


def render_coloured(state: State, screen: Screen = PAGE) -> str:
    """Return the same lines with ANSI styles."""
    return as_coloured(_lines(state, screen))


def _lines(state: State, screen: Screen) -> Iterator[Line]:
    columns = min(max(screen.columns, _LEAST.columns), PAGE.columns)
    report = state.report
    said_first = f"The program: {summary.judged_on(report.snapshot, report.as_of)}"
    head = paragraph(said_first, 0, Style.STRONG, most=2, columns=columns)
    yield from head
    if not state.stages:
        yield from _nothing(columns)
        return
    places = short_paths(judgement.criterion.location.path for judgement in report.judgements)
    after = list(_after(state, places, columns))
    room = max(screen.lines, _LEAST.lines) - len(head) - len(after) - _FRAME
    told, said = _fitted(state, places, columns, room)
    yield from table(told, report.judgements, columns)
    if said:
        yield BLANK
        yield from said
    yield BLANK
    yield from after


def _fitted(
    state: State, places: Mapping[str, str], columns: int, room: int
) -> tuple[tuple[Row, ...], tuple[Line, ...]]:
    """Return rows and what is said below them, as much of both as there are lines."""
    each = rows(state.stages)
    finished = without_done(each)
    most = [
        (by_group(state.stages), _MUCH),
        *((told, detail) for told in (each, finished) for detail in (_MUCH, _MORE)),
    ]
    said: tuple[Line, ...] = ()
    for told, detail in (*most, *((finished, detail) for detail in _LESS)):
        said = tuple(parts(StatePage(state, detail, columns, places)))
        if len(told) + len(said) <= room:
            return told, said
    return most_urgent(finished, max(_FEWEST_ROWS, room - len(said))), said


def _nothing(columns: int) -> Iterator[Line]:
    text = "No criterion is written down yet. Next: write what done means, as boxes:"
    yield from paragraph(text, 0, Style.STRONG, columns=columns)
    yield indented("- [ ] `README.md` exists", 6)


def _after(state: State, places: Mapping[str, str], columns: int) -> Iterator[Line]:
    unused = next((notice for notice in state.report.notices if notice.kind == "not-used"), None)
    if unused:
        yield from paragraph(f"{unused.location.path}: {unused.message}", 0, columns=columns)
    step = state_step(state, places)
    if wants_rules(state) and not (step and step.line == INIT):
        some, left = state.report.judgements, unruled(state.report.judgements)
        share = f"{left:,} of {counted(len(some), 'statement')} {'has' if left == 1 else 'have'}"
        yield from paragraph(f"{share} no rule yet. To write their rules: {INIT}", 0, columns=columns)
    if step is None:
        yield one_line(_all_well(state), 0, Style.GOOD, columns=columns)
        return
    yield from paragraph(f"Next: {step.advice}", 0, Style.STRONG, most=2, columns=columns)
    if step.line:
        yield indented(verbatim(step.line), 6)
    yield from paragraph(_all_of_it(state), 0, columns=columns)


def _all_well(state: State) -> str:
    """Return that nothing is left to do; what is put off or waived is not done."""
    judged = state.report.judgements
    left = sum(judgement.verdict in _EXCUSED for judgement in judged)
    if not left:
        return "Everything written down is done."
    are = "is" if left == 1 else "are"
    return f"Nothing is left to do: {left:,} of {counted(len(judged), 'statement')} {are} put off or waived."


def _all_of_it(state: State) -> str:
    """Return what shows everything; what asks whether the program is done needs a Definition of Done."""
    has_checklist = any(stage.kind in (StageKind.PHASE, StageKind.PROGRAM) for stage in state.stages)
    return f"All of it: dodcheck claims{' · is it done: dodcheck program' if has_checklist else ''}"
