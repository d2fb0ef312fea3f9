"""Rows of a catalogue: `ID | Invariant | Verification Strength | Action Required` and other people's forms of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Block, Cell, Heading, Paragraph, Table
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.invariants.heads import Head, heads_of, priority_in, speaks_of_invariants
from dodcheck.documents.invariants.ids import id_key, leading_id
from dodcheck.documents.invariants.invariant import Mention, Method, Rating
from dodcheck.documents.invariants.strength import verified_as
from dodcheck.documents.labels import labelled_parts
from dodcheck.documents.struck import begins_struck

_RATED = (Head.RATING, Head.EITHER, Head.STATUS)
_OF_AN_INVARIANT = re.compile(r"\W*INV[-_ ]?\d")
_NAMING = 3
"""An invariant is named in one of so many columns: behind its id, and maybe its priority."""


def mentions_in_tables(blocks: Sequence[Block]) -> Iterator[Mention]:
    """Yield what the rows of tables about invariants say."""
    above: list[tuple[int, str]] = []
    label = ""
    for block in blocks:
        match block:
            case Heading():
                while above and above[-1][0] >= block.level:
                    above.pop()
                above.append((block.level, plain(block.source)))
                label = ""
            case Paragraph(item=None):
                alone = [
                    part.label.name for part in labelled_parts(block.source) if part.label and not part.source.strip()
                ]
                label = plain(alone[-1]) if alone else label
            case Table():
                yield from _rows(block, _priority([label, *(words for _, words in reversed(above))]))
            case _:
                pass


def _priority(around: Sequence[str]) -> int | None:
    """Return the priority that the nearest label or heading names."""
    return next((found for words in around if (found := priority_in(words)) is not None), None)


def _rows(table: Table, priority: int | None) -> Iterator[Mention]:
    heads = heads_of(table.header)
    named = [at for at, head in enumerate(heads[:_NAMING]) if head in (Head.ID, Head.NAME)]
    rated = _rated(table, heads)
    methods = [at for at, head in enumerate(heads) if head in (Head.METHOD, Head.EITHER) and at != rated]
    if not named or not (methods or rated is not None) or not _is_about_invariants(table, heads):
        return
    told = next((at for at, head in enumerate(heads) if head is Head.PRIORITY), None)
    for row in table.rows:
        own = None if told is None else priority_in(plain(row[told].source))
        found = _mention(row, heads, priority if own is None else own)
        if found is not None:
            rating = None if rated is None else _rating(row[rated])
            cells = (row[at] for at in methods if row[at].source)
            verified_by = tuple(Method(one_line_without_remarks(cell.source), cell.line) for cell in cells)
            yield found._replace(rating=rating, methods=verified_by)


def _rated(table: Table, heads: Sequence[Head]) -> int | None:
    """Return the column of strengths: one called so, else one in which a row states one."""
    for head in _RATED:
        for at in (at for at, one in enumerate(heads) if one is head):
            if head is Head.RATING or _states_strengths([row[at].source for row in table.rows]):
                return at
    return None


def _states_strengths(cells: Sequence[str]) -> bool:
    """Return whether at least half of what the cells say are strengths; one `None` among other words is none."""
    said = [cell for cell in cells if cell]
    return bool(said) and 2 * sum(verified_as(cell) is not None for cell in said) >= len(said)


def _is_about_invariants(table: Table, heads: Sequence[Head]) -> bool:
    """Return whether the heads say so, or a column of ids stands beside one of strengths, or the ids are all theirs."""
    if speaks_of_invariants(table.header) or (Head.ID in heads and Head.RATING in heads):
        return True
    if Head.ID not in heads or not table.rows:
        return False
    at = heads.index(Head.ID)
    return all(_OF_AN_INVARIANT.match(plain(row[at].source)) for row in table.rows)


def _mention(row: Sequence[Cell], heads: Sequence[Head], priority: int | None) -> Mention | None:
    cells = [
        (head, cell) for head, cell in zip(heads, row, strict=True) if head in (Head.ID, Head.NAME) and cell.source
    ]
    if not cells or any(begins_struck(cell.source) for _, cell in cells):
        return None
    written = next((word for head, cell in cells if head is Head.ID and id_key(word := plain(cell.source))), "")
    name = next((plain(cell.source).strip() for head, cell in cells if head is Head.NAME), "")
    leading = None if written else leading_id(name)
    if leading:
        written, name = leading
    return Mention(written.strip(), name, cells[0][1].line, priority=priority) if written or name else None


def _rating(cell: Cell) -> Rating | None:
    return Rating(one_line_without_remarks(cell.source), verified_as(cell.source), cell.line) if cell.source else None
