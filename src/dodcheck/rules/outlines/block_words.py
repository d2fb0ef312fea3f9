"""What the blocks of a document say: their words, without those that only stand in the place of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dodcheck.documents.blocks import Block, Cell, Code, Heading, Item, Paragraph, Table
from dodcheck.documents.filler import is_informative, is_placeholder, names_nothing, unstruck

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"a", "an", "and", "here", "in", "is", "of", "our", "see", "the", "this", "to"})


def block_texts(blocks: Iterable[Block]) -> Iterator[tuple[Block, str, int]]:
    """Yield the sources of blocks with their lines, those of tables cell by cell."""
    for block in blocks:
        match block:
            case Heading() | Item() | Paragraph() | Code():
                yield block, block.source, block.line
            case Table():
                yield from ((block, cell.source, cell.line) for row in (block.header, *block.rows) for cell in row)
            case _:
                pass


def word_count(block: Block) -> int:
    """Return how many words a block has; none a heading, a passage still to come, and a table without rows."""
    return sum(
        sum(any(map(str.isalnum, word)) for word in passage.split())
        for passage in passages(block)
        if not is_placeholder(passage)
    )


def unwritten_line(block: Block) -> int | None:
    """Return the line of a block in which a passage says that it is still to be written, ``None`` where none does."""
    return None if isinstance(block, Heading) or not any(map(is_placeholder, passages(block))) else block.line


def says_nothing_new(block: Block, head: Heading) -> bool:
    """Return whether a block below a heading has no words but those of the heading, or such as name nothing."""
    known = _SMALL | set(_WORD.findall(unstruck(head.source).casefold()))
    return all(
        names_nothing(passage) or is_placeholder(passage) or known.issuperset(_words(passage))
        for passage in passages(block)
    )


def says_something(row: Sequence[Cell]) -> bool:
    """Return whether a cell of a row has words that do not stand for words still to come."""
    return any(is_informative(unstruck(cell.source)) for cell in row)


def passages(block: Block) -> Iterator[str]:
    """Yield what the passages of a block say; a heading, and a table whose rows say nothing, say nothing.

    Code is a passage for each of its lines.
    """
    match block:
        case Code():
            yield from block.source.splitlines()
        case Item() | Paragraph():
            yield unstruck(block.source)
        case Table() if any(map(says_something, block.rows)):
            yield from (unstruck(source) for _, source, _ in block_texts([block]))
        case _:
            pass


def _words(passage: str) -> list[str]:
    return _WORD.findall(passage.casefold())
