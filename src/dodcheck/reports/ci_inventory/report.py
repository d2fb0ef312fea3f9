"""What is rendered: the inventory of the workflows of a snapshot, and what several formats say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.workflows.inventory.platform_demands import MissingAnswer
from dodcheck.workflows.inventory.row import Cost, Inventory, InventoryRow
from dodcheck.workflows.purposes.purpose import Purpose

_HOUR = 60


class InventoryReport(NamedTuple):
    """An inventory, and the snapshot it is of."""

    inventory: Inventory
    snapshot: SnapshotFacts


def sorts_in_words(inventory: Inventory) -> str:
    """Return how many workflows are of each sort; a workflow may be of several."""
    totals = inventory.totals
    parts = [
        f"{totals.reusable:,} reusable",
        f"{totals.generated:,} generated",
        f"{totals.scheduled:,} scheduled",
        f"{totals.dispatchable:,} started by hand",
    ]
    parts += [f"{totals.required:,} required"] if inventory.sources else []
    return ", ".join([*parts, f"{totals.unread:,} not evaluated"])


def jobs_per_run(cost: Cost) -> str:
    """Return how many jobs a run has: `12`, or `12+` for at least so many."""
    return f"{cost.runs:,}{'' if cost.exact else '+'}"


def cost_in_words(cost: Cost) -> str:
    """Return what a run costs: its jobs, and how long they may take together."""
    at_least = "" if cost.exact else "at least "
    parts = [f"{at_least}{counted(cost.runs, 'job')} a run"]
    if cost.minutes is not None and cost.runs:
        unset = f", {cost.unset:,} without a time-out" if cost.unset else ""
        parts.append(f"at most {_minutes_in_words(cost.minutes)}{unset}")
    if cost.never:
        parts.append(f"{counted(cost.never, 'job')} that never run{'s' if cost.never == 1 else ''}")
    return "; ".join(parts)


def timeouts(row: InventoryRow) -> str:
    """Return the time-outs of the jobs that have steps: the range of those that are set, and how many are not."""
    own = [job.timeout for job in row.jobs if job.calls is None]
    numbers = sorted({float(one) for one in own if one is not None and one.isascii() and one.isdigit()})
    computed = sum(one is not None and not (one.isascii() and one.isdigit()) for one in own)
    parts = []
    if numbers:
        low, high = f"{numbers[0]:g}", f"{numbers[-1]:g}"
        parts.append(f"{low} min" if low == high else f"{low}-{high} min")
    parts += [f"{computed} computed"] if computed else []
    unset = own.count(None)
    if unset:
        parts.append("none set" if unset == len(own) else f"{unset} not set")
    return ", ".join(parts) or "those of the called"


def runners(row: InventoryRow) -> list[str]:
    """Return the runners of all jobs, once each."""
    return list(dict.fromkeys(runner for job in row.jobs for runner in job.runners))


def kinds(row: InventoryRow) -> list[str]:
    """Return which of the sorts that an audit counts a workflow is of."""
    parts = []
    if row.reusable:
        count = len({caller.path for caller in row.called_by})
        parts.append(f"reusable, called by {count} here" if count else "reusable, called by none here")
    parts += ["generated"] if row.generated else []
    parts += ["scheduled"] if row.scheduled else []
    parts += ["by hand"] if row.dispatchable else []
    return parts


def purposes(row: InventoryRow) -> str:
    """Return what the jobs are for."""
    return ", ".join("unclear" if purpose is Purpose.UNKNOWN else purpose.value for purpose in row.purposes) or "–"


def unreported(check: str, inventory: Inventory) -> str:
    """Return that no workflow has a job of the name of a required check."""
    which = "no workflow that is evaluated" if inventory.unread else "no workflow"
    return f"{which} reports the required check “{check}”; something else may"


def options_to_hand_over(missing: Sequence[MissingAnswer]) -> str:
    """Return the options that hand missing answers over."""
    return " ".join(f"--evidence {one.name}={one.name}.json" for one in missing)


def _minutes_in_words(minutes: int) -> str:
    if minutes < 2 * _HOUR:
        return counted(minutes, "minute")
    return f"{minutes / _HOUR:,.1f}".removesuffix(".0") + " hours"
