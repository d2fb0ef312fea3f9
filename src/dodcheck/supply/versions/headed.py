"""Libraries that each have a heading, with lines such as `- Version: 1.2.13` below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Heading, Item, Paragraph
from dodcheck.documents.inline import plain
from dodcheck.supply.versions.columns import Column, column_of
from dodcheck.supply.versions.entry import Entry
from dodcheck.supply.versions.listed import listed_entry
from dodcheck.supply.versions.rows import entry_of

_FIELD = re.compile(r"(?:\*\*|__)?(?P<label>[A-Za-z][A-Za-z0-9 /_-]{1,30}?)(?:\*\*|__)?:(?:\*\*|__)?[ \t]+(?P<said>.+)")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}[.)]?[ \t]+")
_NO_LIBRARY = re.compile(
    r"\b(?:about|document|documents|overview|introduction|summary|process|policy|metadata|report|inventory|versions"
    r"|libraries|dependencies|how|update|updates|updating|maintenance|notes?|references?)\b",
    re.IGNORECASE,
)
"""What a heading speaks of that is none of one library: a version below it is that of the document."""
_FEW = 5
_SAYS = frozenset({Column.VERSION, Column.COMMIT})
_OF_LIBRARIES = _SAYS | {Column.PATH, Column.LICENCE, Column.PURL, Column.SOURCE}


class HeadedEntries(NamedTuple):
    """Libraries that have a heading, the lines of those headings that tell no version, and the blocks beside them."""

    entries: tuple[Entry, ...]
    silent: tuple[int, ...]
    others: tuple[Block, ...]


class _Section(NamedTuple):
    heading: Heading
    blocks: Sequence[Block]
    fields: dict[Column, str]


def headed(blocks: Sequence[Block]) -> HeadedEntries:
    """Return the libraries of a document that tells each below a heading of its own, all of one level."""
    sections = [section for section in _sections(blocks) if section.fields and _names_library(section.heading)]
    levels = Counter(section.heading.level for section in sections if not _SAYS.isdisjoint(section.fields))
    level = max(levels, key=lambda one: (levels[one], one), default=None)
    own = [
        section
        for section in sections
        if section.heading.level == level and not _OF_LIBRARIES.isdisjoint(section.fields)
    ]
    read = [(section.heading.line, _entry(section)) for section in own]
    taken = {id(block) for section in own for block in section.blocks}
    entries = tuple(entry for _, entry in read if entry)
    silent = tuple(line for line, entry in read if entry is None)
    return HeadedEntries(entries, silent, tuple(block for block in blocks if id(block) not in taken))


def is_field(source: str) -> bool:
    """Return whether an item tells something of what stands above it, and lists no library: `Version: 1.0`."""
    found = _FIELD.match(source.partition("\n")[0].strip())
    return bool(found) and column_of(found["label"] if found else "") not in (None, Column.NAME)


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    """Yield each heading with the blocks that stand right below it, and what their fields say."""
    at = [number for number, block in enumerate(blocks) if isinstance(block, Heading)]
    for begin, end in pairwise([*at, len(blocks)]):
        heading, below = blocks[begin], blocks[begin + 1 : end]
        if isinstance(heading, Heading) and heading.level > 1:
            fields: dict[Column, str] = {}
            for column, said in _fields(below):
                fields.setdefault(column, said)
            yield _Section(heading, below, fields)


def _fields(blocks: Sequence[Block]) -> Iterator[tuple[Column, str]]:
    lines = (line for block in blocks if isinstance(block, Item | Paragraph) for line in block.source.split("\n"))
    for line in lines:
        found = _FIELD.fullmatch(line.strip())
        column = column_of(found["label"]) if found else None
        if found and column:
            yield column, found["said"]


def _names_library(heading: Heading) -> bool:
    words = plain(heading.source)
    return len(words.split()) <= _FEW and not _NO_LIBRARY.search(words)


def _entry(section: _Section) -> Entry | None:
    """Return the library of a section; its heading may tell the version: `### zlib 1.2.13`."""
    heading, line = section.heading, section.heading.line
    name = heading.source[found.end() :] if (found := _NUMBERED.match(heading.source)) else heading.source
    if not _SAYS.isdisjoint(section.fields):
        return entry_of({**section.fields, Column.NAME: name}, line)
    told = listed_entry(name, line)
    entry = entry_of({**section.fields, Column.NAME: told.name}, line) if told else None
    return entry._replace(version=told.version) if entry and told else None
