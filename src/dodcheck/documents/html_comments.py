"""The comments of an HTML block."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.blocks import Comment
from dodcheck.documents.text import Text

_OPENING = "<!--"
_CLOSING = "-->"


def html_comments_in(block: str, line: int, item: int | None, text: Text) -> Iterator[Comment]:
    """Yield the comments of an HTML block that begins with one; ``line`` is the block's first line, from 1.

    Each line of ``block`` is the end of a line of ``text``. A comment without an end is left out.
    """
    if not block.startswith(_OPENING):
        return
    lines = block.split("\n")
    above, line_start, seen = 0, 0, 0
    for start, end in _spans(block):
        above += block.count("\n", seen, start)
        line_start = max(line_start, block.rfind("\n", seen, start) + 1)
        seen = start
        before = len(text.lines[line - 1 + above]) - len(lines[above])
        column = text.raw_column(line + above, before + start - line_start + 1)
        yield Comment(block[start:end], item, line + above, column)


def _spans(block: str) -> Iterator[tuple[int, int]]:
    opening = block.find(_OPENING)
    while opening >= 0:
        start = opening + len(_OPENING)
        # `<!-->` is a whole comment: its closing begins inside its opening.
        closing = block.find(_CLOSING, opening + 2)
        if closing < 0:
            return
        yield start, max(start, closing)
        opening = block.find(_OPENING, closing + len(_CLOSING))
