"""Two sides of a change as Markdown for a pull request's comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.documents.inline import plain
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports import summary
from dodcheck.reports.diff.terminal import sum_up
from dodcheck.reports.markdown_room import COMMENT, Room, fitted_table
from dodcheck.reports.markdown_text import cell, code_cell, prose
from dodcheck.reports.statement import place, statement
from dodcheck.trust.change.weakening import Weakening
from dodcheck.trust.past.differences import Difference, Differences

_PLACE, _WORDS, _REASON = 160, 240, 400
_HEAD = "| Where | Statement | Verdict | Why |\n|---|---|---|---|\n"
_WEAKENED_HEAD = "| Where | What |\n|---|---|\n"


def render(differences: Differences) -> str:
    """Return the differences; where they would not fit into a comment, the last rows are only counted."""
    blocks = [_head(differences)]
    room = COMMENT.room_after(blocks[0])
    for title, head, rows in _tables(differences):
        if rows:
            blocks.append(_table(title, head, rows, room))
            room = room.room_after(blocks[-1])
    return "\n".join(blocks)


def _head(differences: Differences) -> str:
    before, after = differences.before.tally, differences.after.tally
    rows = [
        f"| {verdict.value} | {before[verdict]:,} | {after[verdict]:,} |"
        for verdict in Verdict
        if before[verdict] or after[verdict]
    ]
    was, now = (
        prose(summary.judged_on(side.snapshot, differences.as_of)) for side in (differences.before, differences.after)
    )
    lines = [
        f"## dodcheck: what differs from {cell(differences.name, _WORDS)}",
        f"**{prose(sum_up(differences))}**",
        "\n".join(["| Verdict | Before | Now |", "|---|---|---|", *rows]),
        f"Before: {was}. Now: {now}.",
    ]
    return "\n\n".join(lines) + "\n"


def _tables(differences: Differences) -> Iterator[tuple[str, str, Sequence[str]]]:
    yield "Worse", _HEAD, [_changed_row(difference) for difference in differences.worse]
    yield (
        "Weakened: less is asked for or can be seen",
        _WEAKENED_HEAD,
        [_weakening_row(weakening) for weakening in differences.weakened],
    )
    yield "Better", _HEAD, [_changed_row(difference) for difference in differences.better]
    yield "New", _HEAD, [_row(judgement, judgement.verdict.value) for judgement in differences.new]
    yield "Gone", _HEAD, [_row(judgement, f"was {judgement.verdict.value}") for judgement in differences.gone]


def _table(title: str, head: str, rows: Sequence[str], room: Room) -> str:
    heading = f"### {title} ({len(rows):,})\n\n"
    return f"{heading}{fitted_table(head, rows, len(rows), room.room_after(heading))}"


def _changed_row(difference: Difference) -> str:
    return _row(difference.after, f"{difference.before.verdict.value} → {difference.after.verdict.value}")


def _row(judgement: Judgement, verdict: str) -> str:
    where, words = code_cell(place(judgement.criterion.location), _PLACE), cell(statement(judgement.criterion), _WORDS)
    return f"| {where} | {words} | {verdict} | {cell(judgement.reason, _REASON)} |\n"


def _weakening_row(weakening: Weakening) -> str:
    at = weakening.after or weakening.before
    detail = f"<br>{cell(weakening.detail, _REASON)}" if weakening.detail else ""
    where = code_cell(place(at), _PLACE) if at else ""
    return f"| {where} | {cell(plain(weakening.said), _REASON)}{detail} |\n"
