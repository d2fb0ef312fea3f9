"""The remarks of one file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.documents.text import decode
from dodcheck.rules.code.comments import UnclearError, code_lines
from dodcheck.rules.code.languages import language_of
from dodcheck.rules.remarking.marks import MarkPattern, Unless, cites, pattern_of, says_why

_KNOWN_TEXTS = (".py", ".pyi", ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".go")
"""How files end whose texts of several lines are known."""
_MARKUP = (".jsx", ".tsx", ".vue", ".svelte", ".html", ".htm")
_LONG_TEXT = re.compile(r"\"{3}|'{3}|<<[-~]?[\"']?[A-Za-z_]|[@Rr]#*\"")
_QUOTED = re.compile(r"\\\"|'\"'")
_BESIDE = 3
"""So many lines below a remark, and one above it, may go on with it."""


class Standing(Enum):
    """What a remark is: let pass by what it says, one that may not stand, or one of which nobody can tell."""

    PASSED = auto()
    BAD = auto()
    OPEN = auto()


class Remark(NamedTuple):
    """A remark: its mark, its line from 1, and what is to be said of it; ``why`` says why that is open."""

    mark: str
    line: int
    standing: Standing
    why: str = ""


def remarks_of(path: str, data: bytes, marks: Sequence[str], unless: Unless | None) -> tuple[Remark, ...]:
    """Return the remarks in a file, at most one for each line. Raises ``UndecodableError`` for what is no text."""
    folded = data.lower()
    wanted = [(mark, pattern) for mark in marks if (pattern := pattern_of(mark)).token in folded]
    if not wanted:
        return ()
    raw = decode(data).raw
    comments = _comments(path, raw)
    return tuple(_judged(hit, comments, unless) for hit in _hits(raw, comments, wanted))


class _Hit(NamedTuple):
    """A mark on a line (from 0), whether it surely begins a remark, and the words behind it, else the whole line."""

    mark: str
    at: int
    sure: bool
    behind: str


def _hits(
    raw: Sequence[str], comments: Sequence[str | None], wanted: Sequence[tuple[str, MarkPattern]]
) -> Iterator[_Hit]:
    for at, line in enumerate(raw):
        found = next(((mark, pattern) for mark, pattern in wanted if pattern.perhaps.search(line)), None)
        if found:
            comment = comments[at] or ""
            sure = found[1].sure.search(comment)
            yield _Hit(found[0], at, sure is not None, comment[sure.end() :] if sure else line)


def _judged(hit: _Hit, comments: Sequence[str | None], unless: Unless | None) -> Remark:
    if not hit.sure:
        passed = unless is Unless.ISSUE and cites(hit.behind)
        return Remark(hit.mark, hit.at + 1, Standing.PASSED if passed else Standing.OPEN, "may be no remark")
    if unless is None:
        return Remark(hit.mark, hit.at + 1, Standing.BAD)
    told = cites(hit.behind) if unless is Unless.ISSUE else says_why(hit.behind)
    if told is not False:
        return Remark(hit.mark, hit.at + 1, Standing.PASSED if told else Standing.OPEN, "may say enough")
    if any(unless is Unless.REASON or cites(one) is not False for one in _beside(comments, hit.at)):
        return Remark(hit.mark, hit.at + 1, Standing.OPEN, "may be told by the comment beside it")
    return Remark(hit.mark, hit.at + 1, Standing.BAD)


def _beside(comments: Sequence[str | None], at: int) -> list[str]:
    """Return the comments right above and below a line."""
    near = [*comments[max(at - 1, 0) : at], *comments[at + 1 : at + 1 + _BESIDE]]
    return [one for one in near if one]


def _comments(path: str, raw: Sequence[str]) -> list[str | None]:
    """Return what of each line is comment, empty where there is none; ``None`` where that can't be told."""
    untold: list[str | None] = [None] * len(raw)
    if language_of(path) is None:
        return untold
    try:
        code = dict(code_lines(path, enumerate(raw, start=1)))
    except UnclearError:
        return untold
    if not path.endswith(_KNOWN_TEXTS) and any(map(_may_open_text, code.values())):
        return untold
    found = [_comment(line, code.get(number, "")) for number, line in enumerate(raw, start=1)]
    if path.endswith(_MARKUP):
        # Behind other words of a page, what looks like a comment may be one of them.
        return [None if code.get(number, "").strip() else one for number, one in enumerate(found, start=1)]
    return found


def _may_open_text(line: str) -> bool:
    """Return whether a text may begin on a line of code that goes on below it, where a comment is none."""
    return bool(_LONG_TEXT.search(line)) or _QUOTED.sub("", line).count('"') % 2 == 1


def _comment(line: str, code: str) -> str | None:
    return line[len(code) :] if line.startswith(code) else None
