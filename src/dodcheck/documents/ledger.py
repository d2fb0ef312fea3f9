"""The ledger (REFACTOR.md): one entry per milestone, as a section or as a row of a milestone table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Heading, Item, Outline, Paragraph, Table
from dodcheck.documents.fields import told_fields
from dodcheck.documents.filler import is_informative
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.slug import title
from dodcheck.model.location import Location
from dodcheck.model.milestone import Mention, MilestoneId, Status, leading_mention, status_of

_ID_COLUMNS = ("milestone", "milestone id", "id", "ms", "m", "#")
_STATUS_COLUMNS = ("status", "state")
_DONE_COLUMNS = ("complete", "completed", "done", "closed")
_TITLE_COLUMNS = ("title", "name", "description", "summary", "scope", "objective", "focus", "goal", "theme")
_OTHER_SUBJECTS = frozenset(
    {"risk", "risk id", "issue", "finding", "severity", "likelihood", "impact", "mitigation"}
) | {
    *("invariant", "invariant id", "gap", "bug", "deferral", "total", "count", "progress"),
}
"""Columns of tables that only mention milestones: their rows, and their status, are those of something else."""

_YES = re.compile(r"(?:yes|y|x|true|\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
_NOTE_AT_END = re.compile(r"\((?P<said>[^()]*)\)\s*$")
_FROM_SIGN = re.compile(r"[✅☑✔🔒🚧🔄⏳🔵❌⛔].*$")
_SEPARATED = re.compile(r"\s(?:[-–—|])\s|:\s")
_LONGEST_STATUS = 3
_FAR = 200
"""So many blocks below a heading are looked through for one that tells something."""


class LedgerEntry(NamedTuple):
    """What a ledger says of one milestone; ``last`` is set in a stub that stands for a whole range.

    ``status_text`` are the plain words of its status, empty where it has none of its own field or cell. ``bare`` says
    that it is a heading with no status, below which nothing is told. ``cells`` are the cells of its row with the heads
    of their columns, or the fields of its section with their names, as Markdown.
    """

    milestone: MilestoneId
    last: MilestoneId | None
    title: str
    status: Status
    location: Location
    status_text: str = ""
    bare: bool = False
    cells: tuple[tuple[str, str], ...] = ()


class _Named(NamedTuple):
    mention: Mention
    rest: str


def read_ledger(outline: Outline, path: str) -> tuple[LedgerEntry, ...]:
    """Return the entries of a ledger in document order."""
    found: list[LedgerEntry] = []
    around: list[tuple[int, _Named | None]] = []
    for index, block in enumerate(outline.blocks):
        match block:
            case Heading():
                while around and around[-1][0] >= block.level:
                    around.pop()
                named = _named(block)
                # `### M37 — Merge to main` inside the section of M37 is no second entry.
                if named and all(not _same(outer, named) for _, outer in around):
                    told = _fields_below(outline.blocks, index)
                    status = next((plain(value) for name, value in told if name == "status"), None)
                    entry = _section(named, block.line, status, path)._replace(cells=told)
                    silent = entry.status is Status.UNKNOWN and _tells_nothing(outline.blocks, index)
                    found.append(entry._replace(bare=silent))
                around.append((block.level, named))
            case Table():
                found.extend(_rows(block, path))
            case _:
                pass
    return tuple(found)


def read_tables(outline: Outline, path: str) -> tuple[LedgerEntry, ...]:
    """Return the entries of a ledger that are rows of a milestone table, in document order."""
    return tuple(entry for block in outline.blocks if isinstance(block, Table) for entry in _rows(block, path))


def _tells_nothing(blocks: Sequence[Block], at: int) -> bool:
    """Return whether nothing stands below a heading but headings and what is still to be written."""
    own = blocks[at]
    for block in blocks[at + 1 : at + _FAR]:
        if isinstance(block, Heading):
            if isinstance(own, Heading) and block.level <= own.level:
                return True
        elif not isinstance(block, Paragraph | Item) or is_informative(plain(block.source)):
            return False
    return len(blocks) <= at + _FAR


def _named(heading: Heading) -> _Named | None:
    """Return the milestone that a heading begins with, and the plain words behind it; a struck one is none."""
    if _is_struck(heading.source):
        return None
    words = re.sub(r"^milestone\s+", "", title(heading.source), flags=re.IGNORECASE)
    named = leading_mention(words)
    return _Named(named, plain(heading.source).partition(words[: named.end])[2]) if named else None


def _is_struck(source: str) -> bool:
    first = next((span for span in spans(source) if span.text.strip()), None)
    return first is not None and first.kind is SpanKind.STRUCK


def _same(outer: _Named | None, inner: _Named) -> bool:
    if outer is None:
        return False
    mention, other = outer.mention, inner.mention
    return (mention.first, mention.last) == (other.first, other.last)


def _section(named: _Named, line: int, field: str | None, path: str) -> LedgerEntry:
    status = _status_at_end(named.rest) if field is None else status_of(field)
    return _entry(named.mention, title(named.rest), status, line, path)._replace(status_text=field or "")


def _fields_below(blocks: Sequence[Block], at: int) -> tuple[tuple[str, str], ...]:
    """Return the names and values of the fields between a heading and the next one."""
    below = takewhile(lambda block: not isinstance(block, Heading), islice(blocks, at + 1, None))
    return tuple((field.name, field.value) for block in below for field in told_fields(block))


def _status_at_end(rest: str) -> Status:
    """Return the status that ends a heading; a status word in the milestone's title says nothing."""
    if noted := _NOTE_AT_END.search(rest):
        status = status_of(noted["said"])
        if status is not Status.UNKNOWN:
            return status
    if signed := _FROM_SIGN.search(rest):
        return status_of(signed[0])
    segments = [segment for segment in _SEPARATED.split(rest) if segment.strip()]
    last = segments[-1] if len(segments) > 1 else rest.rpartition(" ")[2]
    spoken = len(segments) > 1 and len(last.split()) <= _LONGEST_STATUS
    return status_of(last) if spoken or last.isupper() else Status.UNKNOWN


def _rows(table: Table, path: str) -> Iterator[LedgerEntry]:
    names = [plain(cell.source).lower().strip() for cell in table.header]
    at = _id_column(table, names)
    told = [column for column in (_column(names, _STATUS_COLUMNS), _column(names, _DONE_COLUMNS)) if column is not None]
    named_in = _column(names, _TITLE_COLUMNS)
    if named_in is None and at is not None and names[at] != "milestone" and "milestone" in names:
        named_in = names.index("milestone")
    if at is None or not _OTHER_SUBJECTS.isdisjoint(names) or not (told or named_in is not None):
        return
    for row in table.rows:
        named = leading_mention(title(row[at].source))
        if named and not _is_struck(row[at].source):
            said = plain(row[told[0]].source).strip() if told else ""
            status = _stated_status(names[told[0]], said) if told else Status.UNKNOWN
            entry = _entry(named, title(row[at if named_in is None else named_in].source), status, row[at].line, path)
            cells = tuple((head.source, cell.source) for head, cell in zip(table.header, row, strict=False))
            yield entry._replace(status_text=said, cells=cells)


def _id_column(table: Table, names: Sequence[str]) -> int | None:
    """Return the column of the ids: of `ID | Milestone` either may hold them, the other one the titles."""
    known = [names.index(name) for name in _ID_COLUMNS if name in names[:2]]
    holding = (at for at in known if any(leading_mention(title(row[at].source)) for row in table.rows))
    return next(holding, next(iter(known), None))


def _stated_status(column: str, said: str) -> Status:
    """Return the status a cell states; below `Completed`, a yes and a date are enough."""
    if column in _DONE_COLUMNS and _YES.match(said):
        return Status.CLOSED
    return status_of(said)


def _column(names: Sequence[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _entry(named: Mention, words: str, status: Status, line: int, path: str) -> LedgerEntry:
    return LedgerEntry(named.first, named.last, words, status, Location(path, line))
