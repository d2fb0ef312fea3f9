"""The rows that make up an inventory: those of tables, and the items and headings that begin with names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Cell, Heading, Item, Paragraph, Table
from dodcheck.documents.inline import plain
from dodcheck.documents.slug import title
from dodcheck.rules.wordings.passages import folded


class WantedRows(NamedTuple):
    """Which rows count, and which of their cells: see the options of the kind."""

    section: str | None
    table: tuple[str, ...]
    column: str | None
    value_column: tuple[str, ...]
    filled: tuple[str, ...]

    @property
    def tables_only(self) -> bool:
        """Whether items and headings are no rows: what is asked stands in columns."""
        return bool(self.table or self.column or self.value_column or self.filled)


class Row(NamedTuple):
    """A row: its line, what names its files, and the cells of the columns asked for.

    ``heads`` are those of these columns, that of ``value`` first where there is one; ``listed`` tells an item or a
    heading from a row of a table.
    """

    line: int
    names: str
    value: str | None = None
    heads: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    listed: bool = False


class Rows(NamedTuple):
    """The rows found, in how many blocks of the section that is asked for, and in how many tables that fit."""

    rows: tuple[Row, ...]
    sections: int
    tables: int


_NAMING = re.compile(
    r"\b(?:workflow|file|path|name|module|document|doc|script|plugin|component|package|page|test|config|source|entry|item"
    r"|class|schema|template|model|job|action|rule|command)(?:s|\(s\))?(?!\w)"
)
"""Heads of columns that name files."""
_NUMBER = frozenset({"#", "no", "no.", "nr", "nr.", "id", "tier"})
_REGISTER = frozenset({"severity", "confidence", "likelihood", "risk", "risk description", "mitigation", "impact"})
"""Heads of a register of risks: it names files, and lists none."""
_INVENTORY = re.compile(r"\b(?:inventory|inventories|inventoried|catalogue?)\b")
_LEFT = (
    r"(?:out of scope|not (?:yet )?(?:covered|inventoried|listed|audited|classified|included|documented)|uncovered|"
    r"excluded|exclusions?|missing|removed|deleted|to ?do|pending)"
)
_LEFT_OUT = re.compile(rf"\b{_LEFT}\b")
"""What introduces files that are left out."""
_ASIDE = re.compile(
    rf"(?:[\w-]+ ){{0,2}}{_LEFT}(?: (?!from\b)[\w-]+| from (?:the |this )?(?:inventory|audit|list)){{0,2}}|"
    r".*\brisk (?:register|list|table|summary)\b.*|"
    r"(?:[\w-]+ ){0,2}(?:risks|gaps|open questions|next steps|follow-ups?|recommendations)"
)
"""Headings under which files are left out, or named for another reason."""
_LABEL = re.compile(r"[^\n]{1,120}:\**")
_LEADING_NUMBER = re.compile(r"\d+(?:\.\d+)*[.):]?\s+")


class _PlacedBlock(NamedTuple):
    """A block, the words of the headings it stands under, its own included, and whether it is said to be left out."""

    block: Block
    above: tuple[str, ...]
    left_out: bool


def rows_of(blocks: Sequence[Block], asked: WantedRows, nouns: frozenset[str]) -> Rows:
    """Return the rows that count; ``nouns`` are the folders of the files, which may head a column as well.

    Where no section is asked for, what a heading or a label says to be left out or about something else does not count.
    Of the columns of values the first that any table has is taken; where none is asked for, the rows below a heading
    that says "inventory", if there are any.
    """
    for column in asked.value_column[:-1]:
        # Only one column classifies: under "Category" may stand something else.
        rows = rows_of(blocks, asked._replace(value_column=(column,)), nouns)
        if rows.tables:
            return rows
    asked = asked._replace(value_column=asked.value_column[-1:])
    placed = list(_placed(blocks))
    if asked.section is not None:
        wanted = re.compile(rf"(?<!\w){re.escape(folded(asked.section))}(?!\w)")
        inside = [placed_block for placed_block in placed if any(map(wanted.search, placed_block.above))]
        return _rows([placed_block.block for placed_block in inside], asked, nouns)._replace(sections=len(inside))
    kept = [placed_block for placed_block in placed if not placed_block.left_out]
    inventory = [placed_block.block for placed_block in kept if any(map(_INVENTORY.search, placed_block.above))]
    if not (asked.value_column or asked.filled) and (rows := _rows(inventory, asked, nouns)).rows:
        return rows
    return _rows([placed_block.block for placed_block in kept], asked, nouns)


def _placed(blocks: Sequence[Block]) -> Iterator[_PlacedBlock]:
    """Yield each block with where it stands; the title of the document leaves nothing out, whatever it says."""
    levels: list[tuple[int, bool]] = []
    above: tuple[str, ...] = ()
    labelled = False
    items: dict[int, bool] = {}
    for at, block in enumerate(blocks):
        match block:
            case Heading():
                while levels and levels[-1][0] >= block.level:
                    levels.pop()
                own = folded(title(block.source))
                is_title = not above and block.level == 1
                above = (*above[: len(levels)], own)
                levels.append((block.level, not is_title and bool(_ASIDE.fullmatch(own))))
                labelled = False
            case Paragraph(item=None):
                labelled = _leaves_out(block.source)
            case Item():
                items[at] = block.parent is not None and items.get(block.parent, False)
            case _:
                pass
        yield _PlacedBlock(block, above, labelled or items.get(at, False) or any(aside for _, aside in levels))
        if isinstance(block, Item):
            items[at] = items[at] or _leaves_out(block.source)


def _leaves_out(source: str) -> bool:
    """Return whether a paragraph or an item is a label, `**Excluded:**`, of what is left out."""
    return bool(_LABEL.fullmatch(source)) and bool(_LEFT_OUT.search(source.lower()))


def _rows(blocks: Sequence[Block], asked: WantedRows, nouns: frozenset[str]) -> Rows:
    rows: list[Row] = []
    tables = 0
    for block in blocks:
        match block:
            case Table():
                told = _of_table(block, asked, nouns)
                tables += told is not None
                rows.extend(told or ())
            case Item() | Heading() if not asked.tables_only:
                rows.append(Row(block.line, _LEADING_NUMBER.sub("", block.source, count=1), listed=True))
            case _:
                pass
    return Rows(tuple(rows), 0, tables)


def _of_table(table: Table, asked: WantedRows, nouns: frozenset[str]) -> list[Row] | None:
    """Return the rows of a table, ``None`` where it has not the columns asked for, or none that names files."""
    heads = [folded(plain(cell.source)) for cell in table.header]
    names = _naming(heads, asked.column, nouns)
    value = next(_among(heads, asked.value_column), None)
    filled = list(_among(heads, asked.filled))
    lacks = any(_at(heads, head) is None for head in asked.table)
    if not asked.tables_only and not _REGISTER.isdisjoint(heads):
        return None
    if names is None or lacks or (asked.value_column and value is None) or (asked.filled and not filled):
        return None

    asked_heads = tuple(heads[at] for at in (value, *filled) if at is not None)

    def row(cells: Sequence[Cell]) -> Row:
        sources = tuple(cells[at].source for at in filled)
        given = None if value is None else cells[value].source
        return Row(cells[0].line, cells[names].source, given, asked_heads, sources)

    return [row(cells) for cells in table.rows]


def _naming(heads: Sequence[str], column: str | None, nouns: frozenset[str]) -> int | None:
    if column is not None:
        return _at(heads, column)
    at = 1 if len(heads) > 1 and heads[0] in _NUMBER else 0
    named = bool(heads) and (bool(_NAMING.search(heads[at])) or heads[at] in nouns)
    return at if named else None


def _among(heads: Sequence[str], columns: Sequence[str]) -> Iterator[int]:
    return (at for column in columns if (at := _at(heads, column)) is not None)


def _at(heads: Sequence[str], column: str | None) -> int | None:
    wanted = None if column is None else folded(plain(column))
    return heads.index(wanted) if wanted is not None and wanted in heads else None
