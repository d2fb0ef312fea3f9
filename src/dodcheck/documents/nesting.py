"""List items inside each other: which statement and which label stands around each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dodcheck.documents.blocks import Block, Item
from dodcheck.documents.directives import one_line, without_remarks
from dodcheck.documents.sections import Spot

MAX_DETAILS = 20
"""More plain items nested in one statement than this are not kept."""


class Nesting:
    """Which statement, and which label, each list item has; nested items find those of the items around them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.statements: dict[int, int] = {}
        self.labels: dict[int, str] = {}

    def statement(self, item: int | None) -> int | None:
        """Return the number of the nearest statement whose item stands around or is this one."""
        return next((self.statements[at] for at in self._around(item) if at in self.statements), None)

    def spot(self, item: int | None, spot: Spot) -> Spot:
        """Return the spot of what stands in an item, where ``spot`` is that of the list."""
        named = next((at for at in self._around(item) if at in self.labels), None)
        # Numbers below zero are those of items; headings and labels of paragraphs count from one.
        return spot if named is None else replace(spot, group=self.labels[named], key=-1 - named)

    def details(self) -> dict[int, list[str]]:
        """Return the items that state nothing themselves, one line each, by the statement that they are nested in."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for at, block in enumerate(self._blocks):
            if isinstance(block, Item) and block.parent is not None and at not in self.statements:
                around = self.statement(block.parent)
                if around is not None and len(found[around]) < MAX_DETAILS:
                    found[around].append(one_line(without_remarks(block.source)))
        return found

    def depth(self, item: int | None) -> int:
        """Return the nesting of the items directly in an item."""
        return sum(1 for _ in self._around(item))

    def _around(self, item: int | None) -> Iterator[int]:
        while item is not None:
            yield item
            block = self._blocks[item]
            item = block.parent if isinstance(block, Item) else None
