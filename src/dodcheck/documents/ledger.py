"""The ledger (REFACTOR.md): one entry per milestone, as a section or as a row of a milestone table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dodcheck.documents.blocks import Block, Heading, Outline, Table
from dodcheck.documents.fields import fields
from dodcheck.documents.inline import plain
from dodcheck.documents.slug import title
from dodcheck.model.location import Location
from dodcheck.model.milestone import Mention, MilestoneId, Status, leading_mention, status_of

_ID_COLUMNS = ("milestone", "milestone id", "id", "ms", "m", "#")
_STATUS_COLUMNS = ("status", "state", "complete", "completed", "done", "closed")
_TITLE_COLUMNS = ("title", "name", "description", "summary", "scope", "objective", "focus")


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What a ledger says of one milestone; ``last`` is set in a stub that stands for a whole range."""

    milestone: MilestoneId
    last: MilestoneId | None
    title: str
    status: Status
    location: Location


def read_ledger(outline: Outline, path: str) -> tuple[LedgerEntry, ...]:
    """Return the entries of a ledger in document order."""
    found: list[LedgerEntry] = []
    for index, block in enumerate(outline.blocks):
        match block:
            case Heading():
                found.extend(_section(block, outline.blocks, index + 1, path))
            case Table():
                found.extend(_rows(block, path))
            case _:
                pass
    return tuple(found)


def _section(heading: Heading, blocks: tuple[Block, ...], start: int, path: str) -> Iterator[LedgerEntry]:
    words = re.sub(r"^milestone\s+", "", title(heading.source), flags=re.IGNORECASE)
    named = leading_mention(words)
    if named is None:
        return
    rest = plain(heading.source).partition(words[: named.end])[2]
    status = _status_field(blocks, start)
    yield _entry(named, title(rest), status_of(rest) if status is None else status_of(status), heading.line, path)


def _status_field(blocks: tuple[Block, ...], start: int) -> str | None:
    for at in range(start, len(blocks)):
        block = blocks[at]
        if isinstance(block, Heading):
            return None
        for field in fields(block):
            if field.name == "status":
                return plain(field.value)
    return None


def _rows(table: Table, path: str) -> Iterator[LedgerEntry]:
    names = [plain(cell.source).lower().strip() for cell in table.header]
    at = _column(names[:2], _ID_COLUMNS)
    if at is None:
        return
    status, named_in = _column(names, _STATUS_COLUMNS), _column(names, _TITLE_COLUMNS)
    for row in table.rows:
        named = leading_mention(title(row[at].source))
        if named:
            said = status_of(plain(row[status].source)) if status is not None else Status.UNKNOWN
            yield _entry(named, title(row[at if named_in is None else named_in].source), said, row[at].line, path)


def _column(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _entry(named: Mention, words: str, status: Status, line: int, path: str) -> LedgerEntry:
    return LedgerEntry(named.first, named.last, words, status, Location(path, line))
