"""What of a document could not be read, and where."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.blocks import Block, Code, Heading, Item, Outline, Paragraph, Table
from dodcheck.documents.text import Text
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice

_OPENING, _CLOSING = "<!--", "-->"


def text_notices(path: str, text: Text, outline: Outline) -> Iterator[Notice]:
    """Yield what could not be read of the text itself."""
    for line in text.replaced:
        yield Notice("not-understood", Location(path, line), "bytes that are not UTF-8 are read as \ufffd")
    for deep in outline.too_deep:
        yield Notice("not-understood", Location(path, deep.line), deep.why)
    if endless := _endless_comment(text, outline):
        said = "a comment begins here and never ends: nothing in it is read"
        yield Notice("not-understood", Location(path, endless), said)


def _endless_comment(text: Text, outline: Outline) -> int | None:
    """Return the first line on which a comment begins that has no end, and that no block was read from."""
    last = max((at for at, line in enumerate(text.lines) if _CLOSING in line), default=-1)
    opened = [at + 1 for at in range(max(last, 0), len(text.lines)) if _opens(text.lines[at])]
    read = {line for block in outline.blocks for line in _mentioning(block)} if opened else set[int]()
    return next((line for line in opened if line not in read), None)


def _opens(line: str) -> bool:
    opening = line.rfind(_OPENING)
    return opening >= 0 and line.find(_CLOSING, opening + 2) < 0


def _mentioning(block: Block) -> Iterator[int]:
    """Yield the lines on which the words of a block hold the sign that opens a comment."""
    match block:
        case Code():
            yield from range(block.line, block.end + 1)
        case Heading() | Item() | Paragraph():
            yield from (block.line + at for at, line in enumerate(block.source.split("\n")) if _OPENING in line)
        case Table():
            yield from (cell.line for row in (block.header, *block.rows) for cell in row if _OPENING in cell.source)
        case _:
            return
