"""Block rules for markdown-it: tables that know their places, limits, and faster looks ahead.

A rule takes the parser's state, the line it is tried at, the end of the lines it may read and whether it only looks
(``silent``); lines count from 0. It returns whether it matches and, unless silent, has then moved the state below.
The rules are generic over the state, so that markdown-it itself is imported only where they are put together.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

_MAX_PADDING = 65_536
"""Missing table cells filled in before a table is taken to end: otherwise 2 kB of text make millions of cells."""

_FEW, _TIMES = 10_000, 2
"""Lines that quotes of a depth may look at in vain, and how often all lines of the document."""

_CODE_INDENT = 4
_LOOK = True
"""The ``silent`` of a rule: match, but leave state and tokens alone."""


class Token(Protocol):
    """What is read of markdown-it's tokens; lines in ``map`` count from 0, its end is exclusive."""

    type: str
    tag: str
    map: list[int] | None
    content: str
    meta: dict[Any, Any]


class State(Protocol):
    """What is used of markdown-it's block state: offsets of each line's begin, indent and end, and the indentation."""

    src: str
    env: MutableMapping[str, Any]
    line: int
    level: int
    bMarks: list[int]  # noqa: N815 - markdown-it's name
    eMarks: list[int]  # noqa: N815 - markdown-it's name
    tShift: list[int]  # noqa: N815 - markdown-it's name
    sCount: list[int]  # noqa: N815 - markdown-it's name
    blkIndent: int  # noqa: N815 - markdown-it's name
    parentType: str  # noqa: N815 - markdown-it's name

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append and return a token."""
        ...


S = TypeVar("S", bound=State)
BlockRule = Callable[[S, int, int, bool], bool]


class Row(NamedTuple):
    """A table row: its line, from 0, and its text without indentation; it ends where the line ends."""

    line: int
    text: str


def any_of(rules: Sequence[BlockRule[S]], beginnings: frozenset[str]) -> BlockRule[S]:
    """Return a rule that only looks ahead: whether one of ``rules``, all beginning with such characters, matches."""

    def interrupts(state: S, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's shape
        start = state.bMarks[line] + state.tShift[line]
        if not silent or state.src[start : start + 1] not in beginnings:
            return False
        return any(rule(state, line, end, _LOOK) for rule in rules)

    return interrupts


def thematic_break(original: BlockRule[S]) -> BlockRule[S]:
    """Return ``original`` behind a fast check: it walks every character, once for each container on the line."""

    def rule(state: S, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's shape
        text = _text(state, line)
        if text[:1] not in {"-", "*", "_"} or text.lstrip(text[0] + " \t"):
            return False
        return original(state, line, end, silent)

    return rule


def table_with_places(original: BlockRule[S], interrupts: BlockRule[S]) -> BlockRule[S]:
    """Return a table rule whose one token, ``table``, holds the rows; ``original`` decides whether a table begins.

    As on GitHub, a line that begins another block is never the header.
    """

    def rule(state: S, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's shape
        if not original(state, line, end, _LOOK) or interrupts(state, line, end, _LOOK):
            return False
        if not silent:
            rows = _rows(state, line, end, interrupts)
            token = state.push("table", "table", 0)
            token.map, token.meta["rows"] = [line, state.line], rows
        return True

    return rule


def depth_limit(opens_container: BlockRule[S], max_level: int) -> BlockRule[S]:
    """Return a rule that leaves out a container at ``max_level`` and notes its lines in ``env["too_deep"]``."""

    def rule(state: S, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - markdown-it's shape
        if state.level < max_level:
            return False
        # A rule that failed may have left "paragraph" here, which keeps some lists from opening.
        state.parentType = "root"
        if not opens_container(state, line, end, _LOOK):
            return False
        state.env["too_deep"].extend(_skip_container(state, line, end))
        return True

    return rule


def lazy_limit(interrupts: BlockRule[S]) -> BlockRule[S]:
    """Return a rule that ends a quote where ``interrupts`` does, and where too many lines were looked at before.

    A quote looks ahead over lines without its mark, because a paragraph in it may go on there, and where none does it
    has looked in vain, again for each quote: that takes the square of the lines. Such a line ends a quote once the
    quotes of a depth have looked at a few times the lines there are; ``env["lazy"]`` gets the first.
    """

    def rule(state: S, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's shape
        if interrupts(state, line, end, silent):
            return True
        looked: MutableMapping[int, tuple[int, int]] = state.env["looked"]
        total, last = looked.get(state.level, (0, line))
        total += max(1, line - last)
        looked[state.level] = total, line
        if total <= _FEW + _TIMES * len(state.bMarks):
            return False
        state.env["lazy"][:] = [min((line, *state.env["lazy"]))]
        return True

    return rule


def _text(state: State, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _rows(state: S, line: int, end: int, interrupts: BlockRule[S]) -> list[Row]:
    """Return header and body rows of the table at ``line`` and leave the state below it."""
    rows = [Row(line, _text(state, line))]
    width, padding = rows[0].text.count("|"), 0
    outer, state.parentType = state.parentType, "table"
    state.line = line + 2
    while state.line < end and 0 <= state.sCount[state.line] - state.blkIndent < _CODE_INDENT:
        text = _text(state, state.line)
        padding += max(0, width - text.count("|"))
        if not text or padding > _MAX_PADDING or interrupts(state, state.line, end, _LOOK):
            break
        rows.append(Row(state.line, text))
        state.line += 1
    state.parentType = outer
    return rows


def _skip_container(state: State, line: int, end: int) -> list[int]:
    """Leave the state below the container at ``line`` and what is indented into it; return the lines with text."""
    skipped = [line]
    for below in range(line + 1, end):
        blank = state.bMarks[below] + state.tShift[below] >= state.eMarks[below]
        if not blank and state.sCount[below] <= state.sCount[line]:
            break
        if not blank:
            skipped.append(below)
    state.line = skipped[-1] + 1
    return skipped
