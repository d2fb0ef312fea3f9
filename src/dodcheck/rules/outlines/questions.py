"""Questions to a Markdown document, each answered from its blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from dodcheck.documents.blocks import Block, Cell, Code, Heading, Item, Paragraph, Table
from dodcheck.documents.fields import fields
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.slug import title
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.outlines.heads import begins_so, folded, is_named
from dodcheck.rules.searching.search import Hit, Word

PLACEHOLDER = re.compile(r"\W*(?:tbd|tba|to ?do|n/?a|none|to be (?:done|written|added)|coming soon)\W*", re.IGNORECASE)
"""What stands in the place of an entry that is still to be written."""


def section(blocks: Sequence[Block], wanted: str, least: int) -> FileFinding:
    """Return whether there is a heading of these words with at least so many words below it.

    Sections in it count as a part of it, their headings and comments don't.
    """
    return _fullest(blocks, wanted, least, (_words, _worded))


def rows(blocks: Sequence[Block], wanted: str, least: int) -> FileFinding:
    """Return whether there is a heading of these words with at least so many rows of tables below it.

    Rows without a word don't count.
    """
    return _fullest(blocks, wanted, max(1, least), (_rows, _rowed))


def _fullest(
    blocks: Sequence[Block], wanted: str, least: int, counted: tuple[Callable[[Block], int], Callable[[int], str]]
) -> FileFinding:
    """Return what the fullest section of these words shows: ``counted`` counts in a block, and says the number."""
    heads = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Heading)]
    fitting = {at: block for at, block in heads if is_named(block.source, wanted)}
    if not fitting:
        return _unnamed(heads, wanted)
    before = [0, *accumulate(map(counted[0], blocks))]
    ends = _ends(heads, len(blocks))
    most, at = max((before[ends[at]] - before[at], -at) for at in fitting)
    line, said = fitting[-at].line, f"has the section “{wanted}” with {counted[1](most)}"
    if most < least:
        return FileFinding(Outcome.FAILS, f"{said}; at least {least} should stand there", line, examined=len(heads))
    return FileFinding(Outcome.HOLDS, said, line, examined=len(heads), matched=1)


def _unnamed(heads: Sequence[tuple[int, Heading]], wanted: str) -> FileFinding:
    """Return the finding where no heading has these words; one that begins with them may be meant."""
    said = f"has no section “{wanted}”"
    near = next((block for _, block in heads if begins_so(block.source, wanted)), None)
    if near is None:
        return FileFinding(Outcome.FAILS, said, examined=max(1, len(heads)))
    told = f"{said}, but one called “{title(near.source)}”"
    return FileFinding(Outcome.UNKNOWN, told, near.line, examined=len(heads), unknown=Unknown.AMBIGUOUS)


def length(blocks: Sequence[Block], least: int) -> FileFinding:
    """Return whether the document has at least so many words, headings left out."""
    count = sum(map(_words, blocks))
    outcome = Outcome.HOLDS if count >= least else Outcome.FAILS
    return FileFinding(outcome, f"has {_worded(count)}, of {least} wanted", matched=int(count >= least))


def _rowed(count: int) -> str:
    return f"{count or 'no'} row{'' if count == 1 else 's'}"


def _worded(count: int) -> str:
    return counted(count, "word")


def table(blocks: Sequence[Block], columns: Sequence[str], least: int) -> FileFinding:
    """Return whether a table has these columns, in any order, and at least so many rows with words in them."""
    tables = [block for block in blocks if isinstance(block, Table)]
    names, wanted = ", ".join(columns), {folded(plain(column)) for column in columns}
    fitting = [one for one in tables if wanted <= {folded(plain(cell.source)) for cell in one.header}]
    if not fitting:
        return FileFinding(Outcome.FAILS, f"has no table with the columns {names}", examined=max(1, len(tables)))
    counted = [_rows(one) for one in fitting]
    most = max(counted)
    found, needed = fitting[counted.index(most)], max(1, least)
    said = f"has a table with the columns {names} and {most} rows"
    if most < needed:
        return FileFinding(
            Outcome.FAILS, f"{said}; at least {needed} should stand there", found.line, examined=len(tables)
        )
    return FileFinding(Outcome.HOLDS, said, found.line, examined=len(tables), matched=1)


def mention(blocks: Sequence[Block], words: str) -> FileFinding:
    """Return whether the text holds these words; code blocks count, comments and struck words don't.

    Words that stand only inside longer ones leave it open.
    """
    search = Word(folded(words))
    said = [
        (_unstruck(source) if not isinstance(block, Code) else source, line) for block, source, line in _each(blocks)
    ]
    hits = [(search.hit(folded(text)), line) for text, line in said]
    full = next((line for hit, line in hits if hit is Hit.FULL), None)
    if full is not None:
        return FileFinding(Outcome.HOLDS, f"mentions “{words}”", full, examined=len(hits), matched=1)
    near = next((line for hit, line in hits if hit is Hit.NEAR), None)
    if near is not None:
        told = f"mentions “{words}” only inside longer words"
        return FileFinding(Outcome.UNKNOWN, told, near, examined=len(hits), unknown=Unknown.AMBIGUOUS)
    return FileFinding(Outcome.FAILS, f"does not mention “{words}”", examined=max(1, len(hits)))


def field(blocks: Sequence[Block], name: str, value: str | None) -> FileFinding:
    """Return whether there is a field of that name, and whether each has that value where one is given."""
    found = [one for block in blocks for one in fields(block) if _same(one.name, plain(name))]
    if not found:
        return FileFinding(Outcome.FAILS, f"has no field “{name}”", stated=True)
    good = [bool(_told(one.value)) if value is None else _same(_told(one.value), _told(value)) for one in found]
    all_good = any(good) if value is None else all(good)
    shown = found[good.index(all_good)]
    outcome = Outcome.HOLDS if all_good else Outcome.FAILS
    said = f"says {name}: {_told(shown.value) or 'nothing'}"
    return FileFinding(outcome, said, shown.line, examined=len(found), matched=sum(good), stated=True)


def _each(blocks: Sequence[Block]) -> Iterator[tuple[Block, str, int]]:
    for block in blocks:
        match block:
            case Heading() | Item() | Paragraph() | Code():
                yield block, block.source, block.line
            case Table():
                cells: list[Cell] = [*block.header, *(cell for row in block.rows for cell in row)]
                yield from ((block, cell.source, cell.line) for cell in cells)
            case _:
                pass


def _ends(heads: Sequence[tuple[int, Heading]], end: int) -> dict[int, int]:
    """Return where the section of each heading ends: at the next heading of its level or above."""
    ends: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    for at, block in heads:
        while open_ and open_[-1][0] >= block.level:
            ends[open_.pop()[1]] = at
        open_.append((block.level, at))
    return ends | {at: end for _, at in open_}


def _words(block: Block) -> int:
    if isinstance(block, Heading):
        return 0
    said = (source if isinstance(block, Code) else plain(source) for _, source, _ in _each([block]))
    return sum(sum(any(map(str.isalnum, word)) for word in one.split()) for one in said)


def _rows(block: Block) -> int:
    return sum(map(says_something, block.rows)) if isinstance(block, Table) else 0


def says_something(row: Sequence[Cell]) -> bool:
    """Return whether a cell of a row has words that do not stand for words still to come."""
    said = (plain(cell.source).strip() for cell in row)
    return any(any(map(str.isalnum, one)) and not PLACEHOLDER.fullmatch(one) for one in said)


def _unstruck(source: str) -> str:
    return "".join(span.text for span in spans(source) if span.kind is not SpanKind.STRUCK)


def _told(value: str) -> str:
    return title(value) or value.strip()


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)
