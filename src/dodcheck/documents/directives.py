"""HTML comments inside Markdown source, and what they say to dodcheck."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.blocks import Comment
from dodcheck.documents.text import Text

_DIRECTIVE = re.compile(r"\s*dodcheck(?=[\s:{]|$):?\s*")
_TICKS = re.compile(r"`+|<!--")
_OPENING = len("<!--")


class Remark(NamedTuple):
    """An HTML comment inside a source: its text and the offsets of the whole comment, in code points from 0."""

    text: str
    start: int
    end: int


def remarks(source: str) -> tuple[Remark, ...]:
    """Return the HTML comments in a Markdown source; what stands in a code span is no comment. Linear in time."""
    return tuple(_remarks(source)) if "<!--" in source else ()


def without_remarks(source: str) -> str:
    """Return a source without its comments, with as many lines as before."""
    kept, at = list[str](), 0
    for remark in remarks(source):
        before = source[at : remark.start]
        spaced = before.endswith(" ") and source.startswith(" ", remark.end) and "\n" not in remark.text
        kept += [before.removesuffix(" ") if spaced else before, "\n" * remark.text.count("\n")]
        at = remark.end
    return "".join([*kept, source[at:]])


def one_line(source: str) -> str:
    """Return the lines of a source joined by one space."""
    return " ".join(line.strip() for line in source.split("\n") if line.strip())


def one_line_without_remarks(source: str) -> str:
    """Return a source on one line, without its comments."""
    return one_line(without_remarks(source))


def placed_remarks(source: str, line: int, text: Text) -> tuple[Comment, ...]:
    """Return the comments in the source of a block that begins on ``line``, with their places in the file."""
    return tuple(_placed(source, line, text)) if "<!--" in source else ()


class DirectiveText(NamedTuple):
    """What a comment says to dodcheck, and where that begins in the comment, in code points from 0."""

    words: str
    start: int


def directive_in(comment: str) -> DirectiveText | None:
    """Return what a comment says to dodcheck, ``None`` where it does not speak to it."""
    found = _DIRECTIVE.match(comment)
    return DirectiveText(comment[found.end() :].rstrip(), found.end()) if found else None


def _remarks(source: str) -> Iterator[Remark]:
    fences: dict[int, list[int]] = {}
    for run in re.finditer(r"`+", source):
        fences.setdefault(len(run[0]), []).append(run.start())
    at = 0
    while found := _TICKS.search(source, at):
        if found[0] != "<!--":
            at = _code_end(fences[len(found[0])], found)
            continue
        end = source.find("-->", found.end())
        if end < 0:
            return
        yield Remark(source[found.end() : end], found.start(), end + 3)
        at = end + 3


def _code_end(fences: list[int], opener: re.Match[str]) -> int:
    closer = bisect_right(fences, opener.start())
    return fences[closer] + len(opener[0]) if closer < len(fences) else opener.end()


def _placed(source: str, line: int, text: Text) -> Iterator[Comment]:
    lines = source.split("\n")
    above, line_start, seen = 0, 0, 0
    for remark in remarks(source):
        above += source.count("\n", seen, remark.start)
        line_start = max(line_start, source.rfind("\n", seen, remark.start) + 1)
        seen = remark.start
        # A line of a block is the end of a line of the file; only spaces may be missing behind it.
        before = max(0, len(text.lines[line + above - 1].rstrip()) - len(lines[above].rstrip()))
        column = text.raw_column(line + above, before + remark.start - line_start + _OPENING + 1)
        yield Comment(remark.text, None, line + above, column)
