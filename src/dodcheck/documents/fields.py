"""Fields: `**Status:** Closed`, `- **Status:** x`, a label with its value on the next line, `Field | Value` rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dodcheck.documents.blocks import Block, Item, Paragraph, Table
from dodcheck.documents.inline import plain
from dodcheck.documents.labels import label

_FIELD_TABLES = frozenset({"field", "item", "key", "property", "attribute", ""})


@dataclass(frozen=True, slots=True)
class Field:
    """A named value: the name in plain lower case, the value as Markdown source, the line of the name."""

    name: str
    value: str
    line: int


def fields(block: Block) -> Iterator[Field]:
    """Yield the fields a block holds, in order."""
    match block:
        case Paragraph() | Item():
            yield from _labelled(block.source.split("\n"), block.line)
        case Table():
            yield from _tabled(block)
        case _:
            return


def _labelled(lines: list[str], first: int) -> Iterator[Field]:
    for at, line in enumerate(lines):
        named = label(line)
        if named is None:
            continue
        after = lines[at + 1] if at + 1 < len(lines) else ""
        value = named.rest or ("" if label(after) else after)
        yield Field(named.key, value.strip(), first + at)


def _tabled(table: Table) -> Iterator[Field]:
    if len(table.header) != 2 or plain(table.header[0].source).lower().strip() not in _FIELD_TABLES:  # noqa: PLR2004 - name and value
        return
    for name, value in table.rows:
        yield Field(plain(name.source).lower().strip(" :"), value.source, name.line)
