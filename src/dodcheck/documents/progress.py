"""Tables of progress: `Phase | Milestones | Complete | In Progress | Planned`, with how many are how far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.blocks import Outline, Table
from dodcheck.documents.inline import plain
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId, milestones_in

_NAMED = re.compile(r"milestones?|range|ids?|scope")
_CLOSED = re.compile(r"(?:complete|completed|closed|done|finished)")
_COUNTED = re.compile(
    rf"{_CLOSED.pattern}|in progress|active|started|planned|open|remaining|pending|not started|ready|next|blocked"
    r"|deferred"
)
_NUMBER = re.compile(r"(?P<count>[0-9]{1,4})(?:\s*\((?P<named>[^()]{1,200})\))?")


class Progress(NamedTuple):
    """A row of a table of progress.

    ``milestones`` are those that it is about, ``closed`` says how many of them are closed, ``named`` which ones, where
    it tells.
    """

    milestones: tuple[MilestoneId, ...]
    closed: int
    named: tuple[MilestoneId, ...]
    location: Location


def read_progress(outline: Outline, path: str) -> Iterator[Progress]:
    """Yield the rows of the tables of progress in a document."""
    for block in outline.blocks:
        if isinstance(block, Table):
            yield from _rows(block, path)


def _rows(table: Table, path: str) -> Iterator[Progress]:
    names = [plain(cell.source).lower().strip() for cell in table.header]
    named = next((at for at, name in enumerate(names) if _NAMED.fullmatch(name)), None)
    closed = next((at for at, name in enumerate(names) if _CLOSED.fullmatch(name)), None)
    counts = sum(1 for name in names if _COUNTED.fullmatch(name))
    if named is None or closed is None or counts <= 1:
        return
    for row in table.rows:
        said = [plain(cell.source).strip() for cell in row]
        members = milestones_in(said[named])
        found = _NUMBER.fullmatch(said[closed])
        if members and found:
            place = Location(path, row[closed].line, row[closed].column)
            yield Progress(members, int(found["count"]), milestones_in(found["named"] or ""), place)
