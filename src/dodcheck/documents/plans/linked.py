"""Whether a plan has links to files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.documents.blocks import Block, Heading, Item, Paragraph, Table

_LINK = re.compile(r"\]\(\s*<?(?![a-z][a-z0-9+.-]{1,20}:|[#)])", re.IGNORECASE)


def is_linked(blocks: Sequence[Block]) -> bool:
    """Return whether a block has an inline link that names a file of the repository, by all appearances."""
    return any(_LINK.search(source) for block in blocks for source in _sources(block))


def _sources(block: Block) -> Sequence[str]:
    match block:
        case Heading() | Item() | Paragraph():
            return (block.source,)
        case Table():
            return [cell.source for row in (block.header, *block.rows) for cell in row]
        case _:
            return ()
