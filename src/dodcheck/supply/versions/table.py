"""The table of versions that people keep: tables whose columns name libraries and versions, else headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Block, Cell, Heading, Item, Outline
from dodcheck.documents.blocks import Table as Block_Table
from dodcheck.documents.inline import plain, spans
from dodcheck.supply.versions.columns import Column, columns_of
from dodcheck.supply.versions.entry import Entry, Table
from dodcheck.supply.versions.headed import headed, is_field
from dodcheck.supply.versions.listed import listed_entry
from dodcheck.supply.versions.marks import is_marked_outdated
from dodcheck.supply.versions.rows import entry_of

_ASIDE = re.compile(
    r".*\b(?:removed|dropped|deleted|no longer|formerly|former|not vendored)\b.*|"
    r"(?:planned|proposed|candidates?|legend|how to|glossary|template)\b.*|"
    r"(?:an? )?examples?(?: (?:row|rows|entry|entries|format|table))?|"
    r".*\b(?:history|change ?log)"
)
"""Headings above what is no longer there, or not yet."""
_NUMBER = re.compile(r"[0-9]")
_TOTAL = re.compile(r"(?:grand )?totals?\b.*|sum|count|overall")


def read_table(outline: Outline) -> Table:
    """Return the libraries of a document: those of its tables, else those with headings of their own and of lists."""
    placed = list(_blocks_that_count(outline.blocks))
    tables = [(block, columns) for block in placed if isinstance(block, Block_Table) and (columns := _columns(block))]
    if tables:
        found = [_entries(block, columns) for block, columns in tables]
        entries = tuple(entry for some, _ in found for entry in some)
        return Table(entries, len(tables), tuple(line for _, lines in found for line in lines))
    headed_entries = headed(placed)
    listed = [(item, listed_entry(item.source, item.line), section) for item, section in _items(headed_entries.others)]
    kept = (*headed_entries.entries, *(entry._replace(section=section) for _, entry, section in listed if entry))
    unread = (item.line for item, entry, _ in listed if entry is None and _NUMBER.search(plain(item.source)))
    return Table(kept, int(bool(kept)), (*headed_entries.silent, *unread) if kept else ())


def _items(blocks: Sequence[Block]) -> Iterator[tuple[Item, int]]:
    """Yield the items of lists with the line of the heading above them, 0 for none."""
    section = 0
    for block in blocks:
        if isinstance(block, Heading):
            section = block.line
        elif isinstance(block, Item) and not is_field(block.source):
            yield block, section


def _blocks_that_count(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks that don't stand under a heading which takes back what it heads."""
    aside: int | None = None
    for block in blocks:
        if isinstance(block, Heading) and (aside is None or block.level <= aside):
            aside = (
                block.level
                if block.level > 1 and _ASIDE.fullmatch(plain(block.source).casefold().strip(" :"))
                else None
            )
        if aside is None:
            yield block


def _columns(table: Block_Table) -> dict[Column, int] | None:
    """Return the columns of a table that names libraries and their versions."""
    found = dict(columns_of([plain(cell.source) for cell in table.header]))
    if Column.PATH in found and Column.NAME not in found and found[Column.PATH] > 1:
        return None
    named = Column.NAME in found or Column.PATH in found
    return found if named and (Column.VERSION in found or Column.COMMIT in found) else None


def _entries(table: Block_Table, columns: dict[Column, int]) -> tuple[list[Entry], list[int]]:
    entries: list[Entry] = []
    skipped: list[int] = []
    for row in table.rows:
        if _is_heading(row) or _is_total(row):
            continue
        entry = entry_of({column: row[at].source for column, at in columns.items()}, row[0].line)
        if entry:
            entries.append(entry._replace(marked=_mark(table, columns, entry)))
        else:
            skipped.append(row[0].line)
    return entries, skipped


def _mark(table: Block_Table, columns: dict[Column, int], entry: Entry) -> bool | None:
    if not entry.outdated:
        return None
    return is_marked_outdated(plain(table.header[columns[Column.OUTDATED]].source), entry.outdated)


def _is_heading(row: Sequence[Cell]) -> bool:
    """Return whether a row is a heading in bold: `| **Compression** | | |`."""
    said = [cell.source for cell in row if cell.source]
    return len(row) > 1 and len(said) == 1 and said[0].startswith(("**", "__")) and len(spans(said[0])) == 1


def _is_total(row: Sequence[Cell]) -> bool:
    return bool(_TOTAL.fullmatch(plain(row[0].source).casefold().strip(" :")))
