"""A table row cut into its cells, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from dodcheck.documents.block_rules import Row
from dodcheck.documents.blocks import Cell
from dodcheck.documents.text import Text

_PIPE = re.compile(r"(?<!\\)\|")
_BLANK = " \t"
_MARKER = re.compile(r"[-*+] +(?=\[[ xX]\](?:\s|$))(?!.*<br)")
"""The marker that people write before a box in a cell, where Markdown has no lists."""


def cut_cells(row: Row, text: Text) -> list[Cell]:
    """Return the cells of ``row`` as GFM cuts them: a leading and a trailing pipe are frame.

    An empty cell stands where its space begins, right after the pipe before it.
    """
    return [_cell(row, start, end, text) for start, end in _spans(row.text.rstrip(_BLANK))]


def fitted_cells(found: list[Cell], row: Row, width: int, text: Text) -> tuple[Cell, ...]:
    """Return exactly ``width`` cells: a surplus is dropped, missing ones are empty and stand after the row's end."""
    missing = max(0, width - len(found))
    return (*islice(found, width), *[_cell(row, len(row.text), len(row.text), text)] * missing)


def _spans(row: str) -> Iterator[tuple[int, int]]:
    pipes = [match.start() for match in _PIPE.finditer(row)]
    starts, ends = [0, *(pipe + 1 for pipe in pipes)], [*pipes, len(row)]
    first = 1 if pipes and pipes[0] == 0 else 0
    last = len(starts) - 1 if len(pipes) > first and pipes[-1] == len(row) - 1 else len(starts)
    return zip(starts[first:last], ends[first:last], strict=True)


def _cell(row: Row, start: int, end: int, text: Text) -> Cell:
    inside = row.text[start:end]
    source = inside.strip(_BLANK)
    indent = len(inside) - len(inside.lstrip(_BLANK)) if source else 0
    if marker := _MARKER.match(source):
        source, indent = source[marker.end() :], indent + marker.end()
    before = len(text.lines[row.line]) - len(row.text)
    return Cell(source, row.line + 1, text.raw_column(row.line + 1, before + start + indent + 1))
