"""The inventory as Markdown: a table for an audit, one row for each file, and the facts behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.phrasing import counted
from dodcheck.reports.ci_inventory.report import (
    InventoryReport,
    cost_in_words,
    kinds,
    options_to_hand_over,
    purposes,
    runners,
    timeouts,
    unreported,
)
from dodcheck.reports.markdown_text import cell, marked_cell
from dodcheck.reports.statement import place
from dodcheck.snapshot.paths import name_of
from dodcheck.workflows.inventory.row import Inventory, InventoryRow, Standing
from dodcheck.workflows.inventory.triggers import trigger_in_words
from dodcheck.workflows.model import Unread

COLUMNS = (
    "Workflow",
    "Name",
    "Triggers",
    "Scope",
    "Purpose",
    "Jobs",
    "Steps",
    "Kind",
    "Required",
    "Time-outs",
    "Runners",
    "Cost estimate",
)
"""The columns of the table."""

_NOTE = (
    "The cost is that of a run in which no job is skipped: each leg of a matrix and each job of a called workflow is a "
    "job, and the time-outs are added up, 360 minutes where none is set."
)
_NAME, _FEW, _WORDS = 80, 160, 400
_PATH = 300
_RUNNERS = 6


def render(report: InventoryReport) -> str:
    """Return the report."""
    inventory = report.inventory
    blocks = [
        f"## CI inventory: {counted(inventory.totals.files, 'workflow file')}",
        _totals(inventory),
        _table(inventory),
        _NOTE,
        *_required(inventory),
        *_facts(inventory.rows),
        *_actions(inventory.unread_actions),
    ]
    return "\n\n".join(blocks) + "\n"


def _totals(inventory: Inventory) -> str:
    totals = inventory.totals
    required = f"{totals.required:,}" if inventory.sources else "not observable"
    counts = (
        ("All `.yml` and `.yaml` in .github/workflows", f"{totals.files:,}"),
        ("Reusable", f"{totals.reusable:,}"),
        ("Generated", f"{totals.generated:,}"),
        ("Scheduled", f"{totals.scheduled:,}"),
        ("Started by hand (`workflow_dispatch`)", f"{totals.dispatchable:,}"),
        ("Required", required),
        ("Not evaluated", f"{totals.unread:,}"),
    )
    return "\n".join(["| What | Count |", "|---|---|", *(f"| {what} | {count} |" for what, count in counts)])


def _table(inventory: Inventory) -> str:
    rows = {row.path: _row(row) for row in inventory.rows} | {
        unread.path: _unread(unread) for unread in inventory.unread
    }
    lines = [f"| {' | '.join(rows[path])} |" for path in sorted(rows)]
    return "\n".join([f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}", *lines])


def _row(row: InventoryRow) -> Sequence[str]:
    triggers = "; ".join(words for trigger in row.triggers for words in trigger_in_words(trigger))
    shown = runners(row)
    more = f" and {len(shown) - _RUNNERS:,} more" if len(shown) > _RUNNERS else ""
    return (
        _file(row.path),
        cell(row.name, _NAME) or "–",
        cell(triggers, _WORDS),
        ", ".join(row.scopes),
        purposes(row),
        f"{len(row.jobs):,}",
        f"{row.steps:,}",
        "; ".join(kinds(row)) or "–",
        row.required.standing.value,
        timeouts(row),
        cell(f"{', '.join(shown[:_RUNNERS])}{more}", _FEW) or "–",
        cell(cost_in_words(row.cost), _FEW),
    )


def _unread(unread: Unread) -> Sequence[str]:
    why = cell(f"not evaluated{f' (line {unread.line})' if unread.line else ''}: {unread.why}", _WORDS)
    return (_file(unread.path), why, *("–" for _ in COLUMNS[2:]))


def _file(path: str) -> str:
    return cell(name_of(path), _PATH)


def _required(inventory: Inventory) -> Iterator[str]:
    yield "### What is required"
    if not inventory.sources:
        yield "What is required is set on the platform, and no answer of it was handed over."
    rows = [row for row in inventory.rows if row.required.standing in (Standing.REQUIRED, Standing.MAYBE)]
    if rows:
        lines = [
            f"| {row.required.standing} | {_file(row.path)} | {marked_cell(row.required.why, _WORDS)} |" for row in rows
        ]
        yield "\n".join(["| Required | Workflow | Why |", "|---|---|---|", *lines])
    if inventory.unmatched:
        yield "\n".join(f"- {cell(unreported(one, inventory), _FEW)}" for one in inventory.unmatched)
    if inventory.missing:
        commands = " and ".join(f"`{missing.command}`" for missing in inventory.missing)
        what = "the rest" if inventory.sources else "it"
        yield marked_cell(f"{commands}, with `{options_to_hand_over(inventory.missing)}`, would show {what}.", _WORDS)


def _facts(rows: Sequence[InventoryRow]) -> Iterator[str]:
    """Yield a table whose first column names no files: the inventory is another one."""
    lines = [
        f"| {fact.scope} | {_file(row.path)} | {marked_cell(fact.words, _FEW)} | {cell(place(fact.location), _PATH)} |"
        for row in rows
        for fact in row.facts
    ]
    if lines:
        yield "### What tells the scope"
        yield "\n".join(["| Scope | Workflow | Fact | Where |", "|---|---|---|---|", *lines])


def _actions(unread: Sequence[Unread]) -> Iterator[str]:
    if unread:
        yield f"### Actions that are not evaluated ({len(unread):,})"
        yield "\n".join(f"- {cell(one.path, _PATH)}: {cell(one.why, _WORDS)}" for one in unread)
