"""Fields of one entry, such as `**Tool:** …` and `- **Purpose:** …`; and items that begin with a timestamp."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Item, Paragraph, Rule
from dodcheck.documents.directives import one_line_without_remarks, without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.labels import leading_label
from dodcheck.documents.logs.call_status import call_status
from dodcheck.documents.logs.entries import LogFields, is_told
from dodcheck.documents.logs.log import CallStatus
from dodcheck.documents.logs.parts import LogPart, part_of
from dodcheck.documents.logs.times import leading_when

_PLAIN_LABEL = re.compile(r"(?P<name>[A-Za-z][A-Za-z /]{1,30}):[ \t]+(?P<rest>\S.*)")
_BESIDE = frozenset({LogPart.WHEN, LogPart.PURPOSE, LogPart.FILES, LogPart.STATUS, LogPart.RESULT})
_SEPARATED = re.compile(r"\s+[—–|-]+\s+")
_SHORTEST_STATUS = 40


class NumberedBlock(NamedTuple):
    """A block with its number in the outline."""

    number: int
    block: Block


class FieldGroup(NamedTuple):
    """Fields of one entry, and the line of the first."""

    fields: LogFields
    line: int

    @property
    def is_call(self) -> bool:
        """Whether the fields alone show that this is a call, and no description of something else."""
        parts = set(self.fields)
        by_tool = LogPart.TOOL in parts and bool(parts & _BESIDE)
        return is_told(self.fields) and (by_tool or {LogPart.WHEN, LogPart.PURPOSE, LogPart.STATUS} <= parts)

    @property
    def is_whole_call(self) -> bool:
        """Whether it shows that even below the title of a log, where fields tell of the log itself."""
        return self.is_call and {LogPart.TOOL, LogPart.WHEN, LogPart.PURPOSE} <= set(self.fields)


class _Fields:
    """The fields of one entry while they are read.

    ``last`` is what the last field says, ``None`` for one of no known name; ``last_item`` is the item it stands in.
    """

    def __init__(self, line: int) -> None:
        self.line = line
        self.names: set[str] = set()
        self.told: dict[LogPart, list[str]] = {}
        self.last: list[str] | None = None
        self.last_item: int | None = None

    def add(self, name: str, value: str, item: int | None) -> None:
        self.names.add(name.lower())
        self.last, self.last_item = None, item
        if part := part_of(name):
            self.last = self.told.setdefault(part, [])
            if value:
                self.last.append(value)


class _Gathering:
    """Gathers fields into groups: a name that comes again, and a thematic break, end one."""

    def __init__(self, *, plain_labels: bool) -> None:
        self._plain_labels = plain_labels
        self._current: _Fields | None = None
        self.groups: list[FieldGroup] = []

    def close(self) -> None:
        current, self._current = self._current, None
        if current and current.told:
            self.groups.append(FieldGroup({part: tuple(said) for part, said in current.told.items()}, current.line))

    def read(self, number: int, block: Block) -> None:
        match block:
            case Rule():
                self.close()
            case Item(depth=depth) if depth:
                self._nested(block)
            case Item():
                self._read_fields(block, number)
            case Paragraph():
                self._read_fields(block, None)
            case _:
                pass

    def _nested(self, item: Item) -> None:
        """Read an item inside that of a field: a part of what the field lists."""
        current = self._current
        if current and current.last is not None and item.parent is not None and item.parent == current.last_item:
            current.last.append(one_line_without_remarks(item.source))

    def _read_fields(self, block: Paragraph | Item, item: int | None) -> None:
        for name, value, line in _fields(block, plain_labels=self._plain_labels):
            if name is None:
                self._listed(value, item)
                continue
            if self._current is None or name.lower() in self._current.names:
                self.close()
                self._current = _Fields(line)
            self._current.add(name, value, item)

    def _listed(self, value: str, item: int | None) -> None:
        """Read an item below a label that says nothing itself: `**Files:**` with a list under it."""
        current = self._current
        if current and current.last is not None and item is not None and current.last_item is None:
            current.last.append(value)


def field_groups(blocks: Sequence[NumberedBlock], *, plain_labels: bool) -> list[FieldGroup]:
    """Return the groups of fields in the blocks of a section.

    With ``plain_labels`` a field may do without bold type. Fields of no known name belong to a group and tell nothing.
    """
    gathering = _Gathering(plain_labels=plain_labels)
    for number, block in blocks:
        gathering.read(number, block)
    gathering.close()
    return gathering.groups


def _fields(block: Paragraph | Item, *, plain_labels: bool) -> Iterator[tuple[str | None, str, int]]:
    """Yield name, value and line of each field of a block, and with the name ``None`` what stands before the first."""
    name: str | None = None
    start, said = 0, list[str]()
    for offset, line in enumerate(without_remarks(block.source).split("\n")):
        found = _label(line, plain_labels=plain_labels)
        if found is None:
            said.append(line.strip())
            continue
        if name is not None or any(said):
            yield name, " ".join(said).strip(), block.line + start
        name, start, said = found[0], offset, [found[1]]
    yield name, " ".join(said).strip(), block.line + start


def _label(line: str, *, plain_labels: bool) -> tuple[str, str] | None:
    if found := leading_label(line):
        return plain(found.name), found.rest
    bare = _PLAIN_LABEL.fullmatch(line.strip()) if plain_labels else None
    return (bare["name"], bare["rest"]) if bare and part_of(bare["name"]) else None


class DatedItem(NamedTuple):
    """An item that begins with a timestamp: what it tells, and its line."""

    fields: LogFields
    line: int


def dated_items(blocks: Sequence[NumberedBlock]) -> Iterator[DatedItem]:
    """Yield the outermost items that begin with a timestamp and say something behind it."""
    for _, block in blocks:
        if not isinstance(block, Item) or block.depth:
            continue
        timed = leading_when(plain(without_remarks(block.source)).strip())
        if timed and any(map(str.isalnum, timed.rest)):
            yield DatedItem(_of_item(timed.when, timed.rest), block.line)


def _of_item(when: str, rest: str) -> LogFields:
    *before, last = _SEPARATED.split(rest)
    ended = before and len(last) <= _SHORTEST_STATUS and call_status(last) is not CallStatus.UNCLEAR
    told = {LogPart.WHEN: (when,), LogPart.PURPOSE: (" — ".join(before) if ended else rest,)}
    return told | {LogPart.STATUS: (last,)} if ended else told
