"""Fields: `**Status:** Closed`, `- **Status:** x`, a label with its value on the next line, `Field | Value` rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Item, Paragraph, Table
from dodcheck.documents.directives import without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.labels import labelled_parts

_PLAIN = re.compile(r"(?P<name>[A-Z][\w /()-]{0,30}):[ \t]+(?P<value>\S.*)")
"""A field without emphasis: `Status: Done`."""
_FIELD_TABLES = frozenset({"field", "item", "key", "property", "attribute", ""})


class Field(NamedTuple):
    """A named value: the name in plain lower case, the value as Markdown source, the line of the name."""

    name: str
    value: str
    line: int


def fields_of(block: Block) -> Iterator[Field]:
    """Yield the fields a block holds, in order; a value is what stands behind its label, else on the next line."""
    match block:
        case Paragraph() | Item():
            for part in labelled_parts(without_remarks(block.source)):
                if part.label:
                    first, _, below = part.source.partition("\n")
                    value = first or below.partition("\n")[0]
                    yield Field(part.label.key, value.strip(), block.line + part.offset)
        case Table():
            yield from _tabled(block)
        case _:
            return


def told_fields(block: Block) -> Iterator[Field]:
    """Yield the fields of a block; where it has none in emphasis and each of its lines is one, also plain ones."""
    found = list(fields_of(block))
    if not found and isinstance(block, Paragraph | Item):
        lines = without_remarks(block.source).split("\n")
        plainly = [_PLAIN.match(line) for line in lines]
        found = [
            Field(one["name"].strip().lower(), one["value"].strip(" \t\\"), block.line + at)
            for at, one in enumerate(plainly)
            if one
        ]
        found = found if len(found) == len(lines) else []
    yield from found


def _tabled(table: Table) -> Iterator[Field]:
    if len(table.header) != 2 or _name(table.header[0].source) not in _FIELD_TABLES:  # noqa: PLR2004 - name and value
        return
    for name, value in table.rows:
        yield Field(_name(name.source), value.source, name.line)


def _name(source: str) -> str:
    return plain(source).lower().strip(" :")
