"""Every number that a document says to be so now: rows of tables with a column for it, and lines (`Overall: 5`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Cell, Heading, Item, Paragraph, Table
from dodcheck.documents.inline import plain, too_long
from dodcheck.documents.metric_columns import (
    Column,
    columns_of,
    current_column,
    is_example,
    is_of_another_day,
    looks_ahead,
)
from dodcheck.documents.quantities import Quantity, quantity_in, scale_of, stated_value
from dodcheck.documents.slug import title
from dodcheck.documents.text import Text
from dodcheck.rules.metrics.names import Fit, fit, is_summary

_LINE = re.compile(r"[^\w\n]{0,20}(?P<label>[^:=\n|]{2,80}?)(?: ?[:=] ?| is | [—–] )(?P<value>.{1,300})")
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"(?:[ \t]|[-+*][ \t]|[0-9]{1,9}[.)][ \t])*>")
_ROW_NUMBER = re.compile(r"[#.\s\d]*")


class Reading(NamedTuple):
    """A number as a document says it.

    ``label`` and ``said`` are Markdown, ``quantity`` is ``None`` where that is no number. ``above`` are the headings it
    stands under, the outermost first; ``table`` numbers the table it is a row of, from 0, ``after`` the last table
    before it. ``bound`` is the cell of the column that the rule compares with, ``weight`` that of a weight.
    ``weighted`` says that its table has a column of weights, ``known`` that it has one of what is so now, and
    ``head`` is the head of that.
    """

    label: str
    said: str
    quantity: Quantity | None
    line: int
    above: tuple[str, ...]
    table: int | None = None
    after: int | None = None
    bound: str = ""
    weight: Quantity | None = None
    weighted: bool = False
    known: bool = True
    head: str = ""

    @property
    def summary(self) -> bool:
        """Whether it is a total or a mean of others."""
        return is_summary(self.label)

    def is_under(self, heading: str) -> bool:
        """Return whether it stands under a heading that speaks of something."""
        return any(fit(heading, above) is not Fit.NONE for above in self.above)


class WantedColumns(NamedTuple):
    """Which columns count: that of the value, and that of what it is compared with, by their heads."""

    column: str | None = None
    beside: str | None = None


def outside_quotes(blocks: Sequence[Block], text: Text) -> list[Block]:
    """Return the blocks that do not begin inside a quote: what is quoted is another's word."""
    return [block for block in blocks if not _QUOTED.match(text.lines[block.line - 1])]


def readings(blocks: Sequence[Block], asked: WantedColumns) -> Iterator[Reading]:
    """Yield what tables and lines say to be so, in order. Targets, goals and baselines are left out."""
    levels: list[int] = []
    above: tuple[str, ...] = ()
    tables, introduced = -1, ""
    for block in blocks:
        match block:
            case Heading():
                while levels and levels[-1] >= block.level:
                    levels.pop()
                above = (*above[: len(levels)], title(block.source))
                levels.append(block.level)
                introduced = ""
            case Table():
                tables += 1
                if not _is_not_now(above, introduced):
                    yield from _rows(block, tables, above, asked)
            case Paragraph() | Item():
                introduced = _introduction(block.source)
                if not _is_not_now(above):
                    yield from _lines(block, tables if tables >= 0 else None, above)
            case _:
                pass


def _is_not_now(above: Sequence[str], introduced: str = "") -> bool:
    """Return whether headings, or the line before a table, say that what follows is no number of today."""
    ahead = any(map(looks_ahead, (*above[1:], introduced)))
    return ahead or any(map(is_example, (*above, introduced)))


def _rows(table: Table, number: int, above: tuple[str, ...], asked: WantedColumns) -> Iterator[Reading]:
    at = _named(table.header, asked.column) if asked.column else current_column(table.header)
    if asked.column and at is None:
        return
    beside = _named(table.header, asked.beside) if asked.beside else None
    weights = [place for place, column in enumerate(columns_of(table.header)) if column is Column.WEIGHT]
    scale = None if at is None else scale_of(plain(table.header[at].source))
    for row in table.rows:
        label = _label(row, at)
        if not plain(label.source).strip() or is_of_another_day(label.source):
            continue
        words = "" if at is None else row[at].source
        yield Reading(
            label=label.source,
            said=words,
            quantity=_scaled(stated_value(words), scale),
            line=label.line,
            above=above,
            table=number,
            bound="" if beside is None else row[beside].source,
            weight=quantity_in(row[weights[0]].source) if len(weights) == 1 else None,
            weighted=bool(weights),
            known=at is not None,
            head="" if at is None else table.header[at].source,
        )


def _label(row: Sequence[Cell], value_at: int | None) -> Cell:
    """Return the cell that names a row: the first that says more than a number, and is not the value itself."""
    others = [cell for at, cell in enumerate(row) if at != value_at]
    return next((cell for cell in others if not _ROW_NUMBER.fullmatch(plain(cell.source))), row[0])


def _introduction(source: str) -> str:
    """Return the line that introduces what follows, as plain words, empty where none does."""
    last = source.rpartition("\n")[2]
    return plain(last).rstrip(": ") if last.rstrip("*_ ").endswith(":") else ""


def _lines(block: Paragraph | Item, after: int | None, above: tuple[str, ...]) -> Iterator[Reading]:
    if too_long(block.source):
        return
    for offset, line in enumerate(block.source.split("\n")):
        match = _LINE.fullmatch(plain(line))
        if match is None or is_of_another_day(match["label"]):
            continue
        number = stated_value(match["value"])
        # `Coverage: ≥ 85%` on a line asks for it; in a column of today it is told.
        if number is not None and number.low is not None and number.high is not None:
            yield Reading(match["label"].strip(), match["value"], number, block.line + offset, above, after=after)


def _named(header: Sequence[Cell], head: str) -> int | None:
    """Return the one column of a head: of these words, else the one that holds them; `baseline` is any such column."""
    wanted, heads = _words(head), [_words(plain(cell.source)) for cell in header]
    exact = [at for at, words in enumerate(heads) if words == wanted]
    if wanted == ["baseline"]:
        exact = exact or [at for at, column in enumerate(columns_of(header)) if column is Column.BASELINE]
    within = exact or [at for at, words in enumerate(heads) if set(wanted) <= set(words)]
    return within[0] if wanted and len(within) == 1 else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _scaled(found: Quantity | None, scale: Fraction | None) -> Quantity | None:
    """Return a number on the scale that the head of its column tells, where it has none of its own."""
    if found is None or scale is None or found.top is not None or found.unit:
        return found
    return found._replace(top=scale)
