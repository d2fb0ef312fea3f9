"""Boxes that only explain what boxes mean: `## Legend` above `- [x] Done` and `- [ ] Not started`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Item, Table
from dodcheck.documents.boxes import Box, leading_box
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.slug import title
from dodcheck.documents.status_words import claimed_by_words
from dodcheck.documents.surroundings import Placed, Surroundings
from dodcheck.model.criterion import Tick

_LEGEND = re.compile(
    r"\blegend\b|^(?:key|notation|symbols|markers|conventions)$"
    r"|\b(?:status|state|box|checkbox|progress|task) (?:key|notation|meanings?|markers?|symbols?|codes?|icons?)\b",
    re.IGNORECASE,
)
_MEANING = re.compile(r"(?:meanings?|means|explanation|definition|description|what it means)\b", re.IGNORECASE)
_CLAIMED = {Tick.TICKED: True, Tick.UNTICKED: False}
_LONGEST = 300


class _Explained(NamedTuple):
    """An item with a box: its block, its box, and its words without the sign of equality before them."""

    block: int
    box: Box
    words: str


def legend_blocks(placed: Sequence[Placed]) -> Iterator[int]:
    """Yield the items and tables whose boxes only explain what boxes mean. Linear in time.

    Each state stands there once, below words that announce a legend or beside a column of meanings, and at least one
    of them beside the status word that it stands for: a list that has work in it is none.
    """
    lists: defaultdict[tuple[int, int | None], list[_Explained]] = defaultdict(list)
    for one in placed:
        match one.block:
            case Item() if (found := leading_box(one.block.source)) and announces_legend(one.around):
                words = plain(one_line_without_remarks(found.rest)).lstrip(" =:→—–-")
                lists[one.run, one.block.parent].append(_Explained(one.number, found, words))
            case Table() if _explains(one.block):
                yield one.number
            case _:
                pass
    for explained in lists.values():
        if _once([one.box for one in explained]) and any(map(_agrees, explained)):
            yield from (one.block for one in explained)


def announces_legend(around: Surroundings) -> bool:
    """Return whether the words around a list say that it explains signs."""
    return any(map(names_legend, (around.intro, around.label, *around.headings[-1:])))


def names_legend(source: str) -> bool:
    """Return whether a heading, label or line says that signs are explained below it."""
    return bool(_LEGEND.search(title(source[:_LONGEST])))


def _agrees(explained: _Explained) -> bool:
    claimed = _CLAIMED.get(explained.box.tick)
    return claimed is not None and claimed_by_words(explained.words) is claimed


def _once(boxes: Sequence[Box]) -> bool:
    states = [one.state.lower() for one in boxes]
    return len(states) > 1 and len(set(states)) == len(states)


def _explains(table: Table) -> bool:
    """Return whether a table of two columns has boxes alone in the first, and says what they mean in the second."""
    if len(table.header) != 2 or not _MEANING.match(plain(table.header[1].source).strip()):  # noqa: PLR2004 - two columns
        return False
    found = [one for row in table.rows if (one := leading_box(row[0].source))]
    return _once(found) and not any(one.rest.strip() for one in found)
