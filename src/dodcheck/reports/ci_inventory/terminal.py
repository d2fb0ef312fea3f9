"""The inventory for a terminal: a line for each workflow, by what starts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.phrasing import counted
from dodcheck.reports.ci_inventory.report import (
    InventoryReport,
    jobs_per_run,
    options_to_hand_over,
    sorts_in_words,
    unreported,
)
from dodcheck.reports.layout import BLANK, Line, Span, Style, indented, paragraph
from dodcheck.reports.summary import revision
from dodcheck.reports.terminal_lines import heading
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten, width
from dodcheck.snapshot.paths import name_of
from dodcheck.workflows.events import EVENTS, PULL_REQUEST, QUEUE, TARGET
from dodcheck.workflows.inventory.row import Inventory, InventoryRow, Standing
from dodcheck.workflows.inventory.triggers import is_narrowed, trigger_in_words
from dodcheck.workflows.model import Trigger, Unread

_ROOM, _NAMES, _JOBS = 61, (8, 28), 5
_LINES = 4
_MARKS = {Standing.REQUIRED: "yes", Standing.MAYBE: "?", Standing.NOT_REQUIRED: "no", Standing.UNOBSERVED: "-"}
_SHORT = {PULL_REQUEST: "PR", TARGET: "PR target", QUEUE: "queue"}


class _Widths(NamedTuple):
    """So many columns have the file names, what starts them, and what they are about."""

    name: int
    starts: int
    scope: int


class _Group(NamedTuple):
    """Workflows that are started alike, under a title."""

    title: str
    rows: Sequence[InventoryRow]


def lines(report: InventoryReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    inventory = report.inventory
    yield from _head(report)
    if inventory.rows:
        yield BLANK
        widths = _widths(inventory.rows)
        yield _columns(("workflow", "starts on", "about", "jobs", "required"), widths, Style.DIM)
        for group in _groups(inventory.rows):
            yield from _section(group, widths)
    yield from _unread("NOT EVALUATED", inventory.unread)
    yield from _unread("ACTIONS NOT EVALUATED", inventory.unread_actions)
    yield from _required(inventory)
    yield BLANK
    files = counted(inventory.totals.files, "workflow")
    yield from paragraph(f"INVENTORY: {files}; --format markdown writes the table of an audit", 0, Style.STRONG)


def _head(report: InventoryReport) -> Iterator[Line]:
    snapshot, inventory = report.snapshot, report.inventory
    at = revision(snapshot.commit, dirty=snapshot.dirty)
    yield from paragraph("Workflows", 0, Style.STRONG)
    files = counted(inventory.totals.files, "workflow")
    yield from paragraph(f"{at}, {files}: {sorts_in_words(inventory)}", 2, Style.DIM)
    yield from paragraph("jobs: those of a run, a leg of a matrix being one; + means at least", 2, Style.DIM)
    yield from paragraph("*: for some branches, paths or activities only", 2, Style.DIM)


def _groups(rows: Sequence[InventoryRow]) -> Iterator[_Group]:
    """Yield the workflows in groups, each in the first that fits."""
    left = list(rows)
    for title, events in (
        ("ON CHANGES TO BE MERGED", EVENTS),
        ("ON PUSHES", ("push",)),
        ("SCHEDULED", ("schedule",)),
        ("STARTED OTHERWISE", None),
        ("CALLED BY OTHERS ONLY", ("workflow_call",)),
    ):
        taken = [row for row in left if _starts_on_events(row, events)]
        left = [row for row in left if row not in taken]
        if taken:
            yield _Group(title, taken)


def _starts_on_events(row: InventoryRow, events: Sequence[str] | None) -> bool:
    if events is None:
        return any(trigger.event != "workflow_call" for trigger in row.triggers)
    return row.starts_on(*events)


def _widths(rows: Sequence[InventoryRow]) -> _Widths:
    least, most = _NAMES
    name = max(least, min(most, max(width(visible(name_of(row.path))) for row in rows)))
    starts = (_ROOM - name) // 2
    return _Widths(name, starts, _ROOM - name - starts)


def _section(group: _Group, widths: _Widths) -> Iterator[Line]:
    yield from heading(group.title, len(group.rows), Style.STRONG)
    for row in group.rows:
        cells = (
            name_of(row.path),
            _short_triggers(row),
            ", ".join(row.scopes),
            jobs_per_run(row.cost),
            _MARKS[row.required.standing],
        )
        yield _columns(cells, widths, Style.PLAIN)


def _columns(cells: Sequence[str], widths: _Widths, style: Style) -> Line:
    name, starts, scope, jobs, required = (visible(cell) for cell in cells)
    told = (_padded(line_start(name), widths.name), _padded(starts, widths.starts), _padded(scope, widths.scope))
    return Line((Span("  "), Span(f"{' '.join(told)} {jobs:>{_JOBS}} {required}", style)))


def _padded(text: str, columns: int) -> str:
    short = shorten(text, columns)
    return short + " " * (columns - width(short))


def _short_triggers(row: InventoryRow) -> str:
    return ", ".join(dict.fromkeys(short for trigger in row.triggers if (short := _short_trigger(trigger))))


def _short_trigger(trigger: Trigger) -> str:
    star = "*" if is_narrowed(trigger) else ""
    match trigger.event:
        case "schedule":
            times = trigger_in_words(trigger)
            return times[0].removesuffix(" UTC") if len(times) == 1 else f"{len(times)} schedules"
        case "workflow_dispatch":
            return "by hand"
        case "workflow_call":
            return "called"
        case event:
            return f"{_SHORT.get(event, event)}{star}"


def _unread(title: str, unread: Sequence[Unread]) -> Iterator[Line]:
    if not unread:
        return
    yield from heading(title, len(unread), Style.BAD)
    for one in unread:
        where = f"{one.path}:{one.line}" if one.line else one.path
        yield indented(visible(where), 2)
        yield from paragraph(one.why, 4, most=2)


def _required(inventory: Inventory) -> Iterator[Line]:
    yield BLANK
    if inventory.sources:
        yield from paragraph(f"REQUIRED, by {' and '.join(inventory.sources)}", 0, Style.STRONG)
    else:
        yield from paragraph("REQUIRED: not observable, as it is set on the platform", 0, Style.STRONG)
    for row in inventory.rows:
        if row.required.standing in (Standing.REQUIRED, Standing.MAYBE):
            sure = "" if row.required.standing is Standing.REQUIRED else "perhaps "
            yield from paragraph(f"{sure}{name_of(row.path)}: {row.required.why}", 2, most=_LINES)
    for name in inventory.unmatched:
        yield from paragraph(unreported(name, inventory), 2, Style.WARN)
    if inventory.missing:
        what = "the rest" if inventory.sources else "it"
        yield from paragraph(f"these answers would show {what}:", 2, Style.DIM)
        yield from (indented(visible(missing.command), 4, Style.DIM) for missing in inventory.missing)
        yield from paragraph(f"handed over with {options_to_hand_over(inventory.missing)}", 2, Style.DIM)
