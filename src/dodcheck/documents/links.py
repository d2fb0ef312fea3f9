"""The links of a Markdown document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Cell, Code, Heading, Item, Paragraph, Table
from dodcheck.documents.inline import SpanKind, spans, too_long
from dodcheck.documents.text import Text

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DEFINITION = re.compile(r"[ \t>]{0,20}\[(?!\^)[^\]\\]{1,200}\]:[ \t]*(?:<(?P<pointed>[^<>]*)>|(?P<bare>\S+))")


class Links(NamedTuple):
    """The targets of a document's links as written, each with its line; ``unread_line`` is one too long to be read.

    Definitions such as `[name]: target` count as links.
    """

    path: str
    targets: tuple[tuple[str, int], ...]
    unread_line: int | None


def links_of(path: str, text: Text, blocks: Sequence[Block]) -> Links:
    """Return the links of a document in the order of its lines."""
    found = [*_inline(blocks), *_defined(text, blocks)]
    left = next((line for source, line in markdown_texts(blocks) if "](" in source and too_long(source)), None)
    return Links(path, tuple(sorted(found, key=lambda link: link[1])), left)


def is_relative(target: str) -> bool:
    """Return whether a target names a file of the repository: no address, and no place in the document itself."""
    return bool(target) and not target.startswith(("#", "//")) and not _SCHEME.match(target)


def markdown_texts(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Yield the Markdown of every heading, item, paragraph and cell with its line."""
    for block in blocks:
        match block:
            case Heading() | Item() | Paragraph():
                yield block.source, block.line
            case Table():
                cells: list[Cell] = [*block.header, *(cell for row in block.rows for cell in row)]
                yield from ((cell.source, cell.line) for cell in cells)
            case _:
                pass


def _inline(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    for source, line in markdown_texts(blocks):
        if ("](" in source or "<" in source) and not too_long(source):
            links = (span for span in spans(source) if span.kind in (SpanKind.LINK, SpanKind.CODE_LINK))
            yield from ((span.target, line) for span in links if span.target)


def _defined(text: Text, blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    code = {line for block in blocks if isinstance(block, Code) for line in range(block.line, block.end + 1)}
    for number, line in enumerate(text.lines, start=1):
        found = _DEFINITION.match(line) if "]:" in line and number not in code else None
        if found:
            yield found["pointed"] or found["bare"] or "", number
