"""The pins as Markdown for an audit, a pull request's comment or a job's summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dodcheck.reports.ci_pins.report import (
    WAYS,
    PinGroup,
    PinsReport,
    groups,
    owners,
    pins_with_moving_version,
    pins_without_version,
    verdict,
)
from dodcheck.reports.markdown_table import titled_table
from dodcheck.reports.markdown_text import cell, code_cell, prose
from dodcheck.reports.statement import place
from dodcheck.workflows.model import Unread
from dodcheck.workflows.pins.disagreements import Disagreement
from dodcheck.workflows.pins.pin import Pin, State

SHOWN: Final = 60
"""So many rows a table has: GitHub refuses comments of more than 65,536 characters."""

PLACES: Final = 4
"""So many places of a row are shown."""

_PLACE, _WORDS = 160, 300
_GROUP_HEAD = "| What | How | Places | Where |\n|---|---|--:|---|"


def render(report: PinsReport) -> str:
    """Return the report."""
    survey = report.survey
    passed = survey.passed
    ways = [f"| {WAYS[way]} | {count:,} |" for way, count in survey.ways().items() if count]
    trusted = [f"| {cell(owner.name, _PLACE)} | {owner.pinned:,} | {owner.places:,} |" for owner in owners(survey)]
    blocks = [
        f"## dodcheck: how actions and images are pinned, gate {'passed' if passed else 'blocked'}",
        f"**{'✅' if passed else '❌'} {prose(verdict(survey))}.**",
        *titled_table("Not evaluated", "| File | Why |\n|---|---|", [*map(_unread, survey.unread)], SHOWN),
        *_groups("Not pinned", survey.of(State.UNPINNED)),
        *_groups("Can't be told: the files do not say what runs", survey.of(State.UNTOLD)),
        *_groups("Pinned, and no comment names the version", pins_without_version(survey)),
        *_groups("Pinned, and called by a version that moves", pins_with_moving_version(survey)),
        *titled_table(
            "Comments disagree: one of two must be wrong",
            "| What | Where |\n|---|---|",
            [_disagreement(disagreement) for disagreement in survey.disagreements],
            SHOWN,
        ),
        *titled_table("How", "| How | Places |\n|---|--:|", ways, SHOWN),
        *titled_table("Whose", "| Owner | Pinned | Places |\n|---|--:|--:|", trusted, SHOWN),
    ]
    return "\n\n".join(blocks) + "\n"


def _groups(title: str, pins: Sequence[Pin]) -> Iterator[str]:
    return titled_table(title, _GROUP_HEAD, [_group(group) for group in groups(pins)], SHOWN, len(pins))


def _group(group: PinGroup) -> str:
    where = ", ".join(code_cell(place(pin.location), _PLACE) for pin in group.pins[:PLACES])
    more = f" and {len(group.pins) - PLACES:,} more" if len(group.pins) > PLACES else ""
    comment = next((pin.comment for pin in group.pins if pin.comment), "")
    what = f"{code_cell(group.text, _WORDS)}{f' {cell(comment, _PLACE)}' if comment else ''}"
    return f"| {what} | {WAYS[group.way]} | {len(group.pins):,} | {where}{more} |"


def _unread(unread: Unread) -> str:
    where = unread.path if unread.line is None else f"{unread.path}:{unread.line}"
    return f"| {code_cell(where, _PLACE)} | {cell(unread.why, _WORDS)} |"


def _disagreement(disagreement: Disagreement) -> str:
    where = ", ".join(code_cell(place(pin.location), _PLACE) for pin in (disagreement.first, disagreement.other))
    return f"| {cell(disagreement.message, _WORDS)} | {where} |"
