"""Text to outline: the blocks of a Markdown document with the places of what governance is written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from dodcheck.documents.block_rules import Row, Token
from dodcheck.documents.blocks import LAZY, Block, Code, Heading, Item, Outline, Paragraph, Rule, Table, TooDeep
from dodcheck.documents.box_likes import boxes_in_html
from dodcheck.documents.cells import cut_cells, fitted_cells
from dodcheck.documents.folded import folded
from dodcheck.documents.grammar import block_parser
from dodcheck.documents.html_comments import html_comments_in
from dodcheck.documents.text import Text

_FENCE_OF_FRONT_MATTER = re.compile(r"---[ \t]*")
_END_OF_FRONT_MATTER = re.compile(r"(?:---|\.\.\.)[ \t]*")
_YAML_KEY = re.compile(r"""["']?[A-Za-z_][\w. -]*["']? ?:(?:[ \t]|$)""")

# What may stand before a list marker on its line is nothing but other containers.
_MARKER = re.compile(r"[ \t>]*([-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)")
_KNOWN = 32
_INDENTATION = re.compile(r"\n[ \t]+")


def parse_markdown(text: Text) -> Outline:
    """Return the blocks of ``text`` in order, and the lines nested too deep to be read.

    YAML front matter is no block. HTML blocks yield only their comments, and the labels of
    parts that fold out. Never raises; time is linear in the size.
    """
    # The last line ends too: markdown-it reads past an empty block quote that the source breaks off in.
    end = _end_of_front_matter(text.lines)
    parsed = block_parser()("\n".join([*[""] * end, *text.lines[end:], ""]))
    reader = _Reader(text, parsed.tokens)
    blocks = reader.blocks()
    limits = (*(TooDeep(line + 1) for line in parsed.too_deep), *(TooDeep(line + 1, LAZY) for line in parsed.lazy))
    return Outline(blocks, limits, text.lines[1 : max(1, end - 1)], tuple(reader.boxes_in_html))


@lru_cache(maxsize=_KNOWN)
def cached_outline(text: Text) -> Outline:
    """Return what ``parse_markdown`` does; several rules ask about one document."""
    return parse_markdown(text)


def _end_of_front_matter(lines: Sequence[str]) -> int:
    """Return how many lines front matter and its fences take."""
    if len(lines) < 2 or not _FENCE_OF_FRONT_MATTER.fullmatch(lines[0]):  # noqa: PLR2004 - its two fences
        return 0
    end = next((number for number, line in enumerate(lines) if number and _END_OF_FRONT_MATTER.fullmatch(line)), 0)
    # Two thematic breaks around Markdown must not hide what stands between them.
    if end == 1 or (end and _YAML_KEY.match(lines[1])):
        return end + 1
    return 0


class _Reader:
    """One walk over the tokens of a document, collecting its blocks."""

    def __init__(self, text: Text, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._blocks: list[Block] = []
        self._open: list[int] = []
        self.boxes_in_html: list[int] = []
        self._marker_line = -1
        self._marker_end = 0
        self._read: dict[str, Callable[[int, Token], None]] = {
            "list_item_open": self._item,
            "list_item_close": self._item_close,
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "table": self._table,
            "html_block": self._html,
            "fence": self._code,
            "code_block": self._code,
            "hr": self._rule,
        }

    def blocks(self) -> tuple[Block, ...]:
        read = self._read
        for index, token in enumerate(self._tokens):
            if token.type in read:
                read[token.type](index, token)
        return tuple(self._blocks)

    def _innermost(self) -> int | None:
        return self._open[-1] if self._open else None

    def _item(self, index: int, token: Token) -> None:
        start, end = _lines(token)
        first = self._tokens[index + 1]
        source = _source(self._tokens[index + 2]) if first.type == "paragraph_open" else ""
        marker, column = self._next_marker(start)
        parent, depth = self._innermost(), len(self._open)
        self._open.append(len(self._blocks))
        self._blocks.append(Item(marker, source, depth, parent, start + 1, column, self._last_line(start, end)))

    def _item_close(self, _index: int, _token: Token) -> None:
        self._open.pop()

    def _next_marker(self, line: int) -> tuple[str, int]:
        """Return the next list marker on ``line``: each one opens an item, in the order of the tokens."""
        if line != self._marker_line:
            self._marker_line, self._marker_end = line, 0
        match = _MARKER.match(self._text.lines[line], self._marker_end)
        if match is None:
            raise AssertionError(f"line {line + 1} opens a list item without a marker")
        self._marker_end = match.end()
        return match[1], self._text.raw_column(line + 1, match.start(1) + 1)

    def _last_line(self, start: int, end: int) -> int:
        """Return the last line, from 1, that is not blank; ``end`` is exclusive."""
        while end > start + 1 and not self._text.lines[end - 1].strip(" \t>"):
            end -= 1
        return end

    def _paragraph(self, index: int, token: Token) -> None:
        if index and self._tokens[index - 1].type == "list_item_open":
            return
        source = _source(self._tokens[index + 1])
        if source:
            self._blocks.append(Paragraph(source, self._innermost(), _lines(token)[0] + 1))

    def _heading(self, index: int, token: Token) -> None:
        self._blocks.append(Heading(int(token.tag[1:]), _source(self._tokens[index + 1]), _lines(token)[0] + 1))

    def _table(self, _index: int, token: Token) -> None:
        rows: list[Row] = token.meta["rows"]
        header = tuple(cut_cells(rows[0], self._text))
        cut = [(row, cut_cells(row, self._text)) for row in rows[1:]]
        body = tuple(fitted_cells(found, row, len(header), self._text) for row, found in cut)
        behind = [[cell for cell in found[len(header) :] if cell.source] for _, found in cut]
        surplus = tuple(more[0] for more in behind if more)
        self._blocks.append(Table(header, body, self._innermost(), _lines(token)[0] + 1, surplus))

    def _html(self, _index: int, token: Token) -> None:
        line = _lines(token)[0] + 1
        self._blocks.extend(html_comments_in(token.content.lstrip(" \t"), line, self._innermost(), self._text))
        self._blocks.extend(folded(token.content, self._innermost(), line))
        self.boxes_in_html.extend(line + at for at in boxes_in_html(token.content))

    def _code(self, _index: int, token: Token) -> None:
        start, end = _lines(token)
        self._blocks.append(Code(token.content, start + 1, end))

    def _rule(self, _index: int, token: Token) -> None:
        self._blocks.append(Rule(_lines(token)[0] + 1))


def _source(inline: Token) -> str:
    return _INDENTATION.sub("\n", inline.content)


def _lines(token: Token) -> tuple[int, int]:
    start, end = token.map or (0, 0)
    return start, end
