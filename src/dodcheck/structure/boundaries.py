"""The parts that a document tells: a table with a row for each folder, such as a map of module boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dodcheck.documents.blocks import Block, Cell, Table
from dodcheck.documents.inline import SpanKind, plain, spans

_HEADS = re.compile(
    r"\W*(?:modules?|components?|packages?|folders?|director(?:y|ies)|paths?|layers?|boundar(?:y|ies))\b", re.IGNORECASE
)
_FOLDER = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")


def folders_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the folders that the first columns of such tables name, each once, without a slash at their ends."""
    tables = [
        block
        for block in blocks
        if isinstance(block, Table) and block.header and _HEADS.match(plain(block.header[0].source))
    ]
    return tuple(
        dict.fromkeys(folder for table in tables for row in table.rows[:1000] for folder in _folders_of_row(row))
    )


def _folders_of_row(row: tuple[Cell, ...]) -> Iterator[str]:
    """Yield the folders that a row is about: code spans of its first cell, or that cell where it is one."""
    if not row:
        return
    source = row[0].source
    coded = [part.text for part in spans(source) if part.kind in (SpanKind.CODE, SpanKind.CODE_LINK)]
    for text in coded or [plain(source).strip()]:
        if _FOLDER.fullmatch(text) and ".." not in text:
            yield text.rstrip("/")
