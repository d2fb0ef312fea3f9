r"""The parts of a Markdown document that governance is written in, with their places.

Lines and columns count from 1 and are those of the file, not of the repaired text.
``source`` is Markdown as written (mojibake repaired), lines joined by ``\n``, container prefixes removed.
"""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """A heading of level 1 to 6."""

    level: int
    source: str
    line: int


class Item(NamedTuple):
    """A list item: the place of its marker, its nesting (0 for the outermost list), its last line.

    ``parent`` is the index in ``Outline.blocks`` of the item it is nested in. ``source`` is its first paragraph, empty
    where the item begins with something else.
    """

    marker: str
    source: str
    depth: int
    parent: int | None
    line: int
    column: int
    end: int


class Paragraph(NamedTuple):
    """A paragraph that is not the first of an item; ``item`` is the index of the item it stands in."""

    source: str
    item: int | None
    line: int


class Cell(NamedTuple):
    r"""A table cell: its trimmed source with ``\|`` as written, and the place of its first character."""

    source: str
    line: int
    column: int


class Table(NamedTuple):
    """A table: header cells, and for each row as many cells as the header has (missing ones are empty).

    ``surplus`` are the first cells that stand behind these in a row, and say something: nobody is shown them.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    item: int | None
    line: int
    surplus: tuple[Cell, ...] = ()


class Comment(NamedTuple):
    """An HTML comment: the text between its delimiters and the place where that text begins.

    ``item`` is the index of the item it stands in.
    """

    text: str
    item: int | None
    line: int
    column: int


class Rule(NamedTuple):
    """A thematic break."""

    line: int


class End(NamedTuple):
    """The end of a part that folds out."""

    line: int


class Code(NamedTuple):
    """A fenced or indented code block from ``line`` to ``end``; ``source`` is its content."""

    source: str
    line: int
    end: int


Block = Heading | Item | Paragraph | Table | Comment | Rule | End | Code


DEEP = "nested too deep to be read; what follows is read"
LAZY = "too many quotes are followed by lines without a mark; from here on such a line is read as one of its own"


class TooDeep(NamedTuple):
    """A line at which a limit was met, and ``why``: block nesting is too deep for it, or it is not clear what it is in.

    What follows it was read.
    """

    line: int
    why: str = DEEP


class Outline(NamedTuple):
    """The blocks of a document in order, and the lines that were left out.

    ``front_matter`` are the lines of YAML front matter, which begin with the second line of the file,
    ``boxes_in_html`` those of HTML blocks that a box begins.
    """

    blocks: tuple[Block, ...]
    too_deep: tuple[TooDeep, ...]
    front_matter: tuple[str, ...] = ()
    boxes_in_html: tuple[int, ...] = ()
