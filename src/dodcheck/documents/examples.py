"""Boxes that show how something may look: those right below a line that says `Example:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Item
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.slug import title
from dodcheck.documents.surroundings import Placed

_EXAMPLE = re.compile(
    r"(?:(?:for|see|see the|an?|as an?|here is an?|here['’]s an?) )?(?:examples?|samples?)"
    r"(?: (?:checklist|list|plan|entry|entries|progress|format|tasks?|items?))?",
    re.IGNORECASE,
)
_LONGEST = 100


class Example(NamedTuple):
    """A box below such a line: the number of its block, its item, and the run of blocks that it belongs to."""

    block: int
    item: Item
    run: int


def example_boxes(placed: Sequence[Placed]) -> Iterator[Example]:
    """Yield the boxes that stand in an example; what a whole section is called says too little of what it holds.

    People plan examples, too: below a heading `Examples` stand those that are to be written.
    """
    for one in placed:
        intro = one.around.intro
        if intro and isinstance(one.block, Item) and _EXAMPLE.fullmatch(title(intro[:_LONGEST])) and _boxed(one.block):
            yield Example(one.number, one.block, one.run)


def _boxed(item: Item) -> bool:
    return leading_box(item.source) is not None
