"""What a document says of all its boxes: `Status: ✅ COMPLETE`, `## Phase 1 (100%)`, `Progress: 12/15 tasks`.

Where the boxes of the same part say otherwise, that is a contradiction, which changes no verdict.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from dodcheck.documents.blocks import Heading, Item, Outline, Paragraph
from dodcheck.documents.deferrals import is_deferred
from dodcheck.documents.inline import plain
from dodcheck.documents.statements import Statement
from dodcheck.model.criterion import Tick
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice

_LATER = re.compile(
    r"\b(?:next|future|to-?do|remaining|optional|planned|later|enhancements?|follow-?ups?|backlog|known|not started"
    r"|recommend\w*|out of scope|post-\w+|deferred|ideas?|upcoming|manual)\b",
    re.IGNORECASE,
)
"""Headings of boxes that nobody calls done."""
_KINDS = r"(?:overall|implementation|project|current|phase|development|feature|build)"
_FIELD = re.compile(rf"\W{{0,6}}(?:{_KINDS} )?status\W{{0,4}}:(?P<said>.*)", re.IGNORECASE)
_WHOLE = re.compile(
    r"\W{0,6}(?:(?:all|fully|100 ?%|phase \w{1,4}|implementation|mvp|feature) ?)?(?:complete|completed|done|finished)\b"
    r"(?!.*\b(?:except|but|partial\w*|pending|remain\w*|awaiting|until|open|not)\b)",
    re.IGNORECASE,
)
_DONE = r"(?:complete|completed|done|finished)"
_HEADED = re.compile(
    rf"^(?!.*\b(?:of|when|until|be|not|if|is|what|how) {_DONE}\b)"
    rf"(?:\W{{0,4}}[✅☑✔].*\b|.*(?:[—–:-] ?|\()(?:✅ ?)?){_DONE}\W{{0,4}}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\W{0,6}(?:(?:overall|total|current) )?(?:progress|completion|completed|tasks(?: completed?)?)\b[^\d\n]{0,40}"
    r"(?:\d{1,3} ?%\W{0,4})?(?P<done>\d{1,4}) ?(?:/|of|out of) ?(?P<all>\d{1,4})\b",
    re.IGNORECASE,
)
_SORTS = r"(?:done|completed?|finished|closed|ticked|checked|tasks?|items?|boxes|criteria|✅)"
_HEADED_COUNT = re.compile(
    rf"(?:[(\[]|[—–:-] )(?:{_SORTS}[: ]{{1,2}})?(?P<done>\d{{1,4}}) ?(?:/|of|out of) ?(?P<all>\d{{1,4}})"
    rf"(?: {_SORTS}){{0,2}}[)\]]?\W{{0,4}}$",
    re.IGNORECASE,
)
_ONE_OF_SEVERAL = re.compile(r"\b(?:parts?|pages?|weeks?|days?|steps?|slides?|sprints?)\W*$", re.IGNORECASE)
"""What stands before the number of a part, which counts no boxes: `Week (2/4)`."""
_LABEL = r"\W{0,6}(?:(?:overall|total|current) )?(?:progress|completion)\b[^\d\n]{0,40}"
_PERCENT = re.compile(rf"{_LABEL}(?P<percent>\d{{1,3}}) ?%", re.IGNORECASE)
_HEADED_PERCENT = re.compile(r"[(—–-] ?(?P<percent>\d{1,3}) ?%(?: completed?| done)?\)?\W{0,4}$", re.IGNORECASE)
_NEAR = 15
"""A share that is off by fewer points may have been rounded, or weighed."""
_FEW = 5
"""Of fewer boxes no share is worth a word."""


class _Said(NamedTuple):
    """What a line says of a part of the document: the lines of that, and what it says: all done, a count, a share."""

    line: int
    first: int
    end: int
    whole: bool = False
    counted: tuple[int, int] | None = None
    percent: int | None = None


def overall_notices(path: str, outline: Outline, statements: Sequence[Statement]) -> Iterator[Notice]:
    """Yield a notice for each line about a part of the document that the boxes of that part contradict."""
    boxes = _Boxes(outline, statements)
    for said in _said(outline):
        told = boxes.contrary(said)
        if told:
            message, line = told
            yield Notice("contradiction", Location(path, said.line), message, Location(path, line))


class _Boxes:
    """The boxes of a document that are ticked or open, but for those of what comes later."""

    def __init__(self, outline: Outline, statements: Sequence[Statement]) -> None:
        later = [part for part in _parts(outline) if _LATER.search(part.words)]
        told = sorted((one for one in statements if _counts(one)), key=lambda one: one.line)
        put_off = _covered([one.line for one in told], later)
        kept = [one for one, off in zip(told, put_off, strict=True) if not off]
        self._lines = [one.line for one in kept]
        self._ticked = [0, *accumulate(one.tick is Tick.TICKED for one in kept)]
        self._open = [one.line for one in kept if one.tick is Tick.UNTICKED]

    def contrary(self, said: _Said) -> tuple[str, int] | None:
        """Return what the boxes say in the place of what is said of them, and the line of the first such box."""
        first, end = bisect_left(self._lines, said.first), bisect_left(self._lines, said.end)
        many, ticked = end - first, self._ticked[end] - self._ticked[first]
        if not many:
            return None
        line = self._open[bisect_left(self._open, said.first)] if ticked < many else self._lines[first]
        boxes = f"{ticked} of {many} boxes {'is' if ticked == 1 else 'are'} ticked"
        if (said.whole or said.percent == 100) and ticked < many:  # noqa: PLR2004 - all of it
            left = many - ticked
            return f"this calls all of it done, while {left} of {many} boxes {'is' if left == 1 else 'are'} open", line
        if said.counted and said.counted[1] == many and said.counted[0] != ticked:
            return f"this counts {said.counted[0]} of {many} as done, and {boxes}", line
        if said.percent is not None and many >= _FEW and abs(said.percent - 100 * ticked / many) >= _NEAR:
            return f"this says {said.percent} %, and {boxes}", line
        return None


def _counts(statement: Statement) -> bool:
    """Return whether a statement has a box that says how far it is, and that nothing puts off."""
    box = statement.box
    told = box is not None and statement.tick in (Tick.TICKED, Tick.UNTICKED) and not box.optional
    return told and statement.spot.postponed is None and not is_deferred(statement.text)


class _Part(NamedTuple):
    """A heading with what stands below it: its level and words, its line, and the line of the next heading as high."""

    level: int
    words: str
    line: int
    end: int


def _covered(lines: Sequence[int], parts: Sequence[_Part]) -> list[bool]:
    """Return for each of some sorted lines whether one of the parts holds it; a part in another ends no later."""
    found, reach, at = [], 0, 0
    for line in lines:
        while at < len(parts) and parts[at].line <= line:
            reach, at = max(reach, parts[at].end), at + 1
        found.append(line < reach)
    return found


def _parts(outline: Outline) -> list[_Part]:
    """Return the part of each heading, in document order. Linear in time: levels are few."""
    last = 1 + max((block.line for block in outline.blocks), default=0)
    found: list[_Part] = []
    within: list[int] = []
    for block in outline.blocks:
        if isinstance(block, Heading):
            while within and found[within[-1]].level >= block.level:
                closed = within.pop()
                found[closed] = found[closed]._replace(end=block.line)
            within.append(len(found))
            found.append(_Part(block.level, plain(block.source), block.line, last))
    return found


def _said(outline: Outline) -> Iterator[_Said]:
    parts = _parts(outline)
    starts = [part.line for part in parts]
    last = 1 + max((block.line for block in outline.blocks), default=0)
    listed = max((block.line for block in outline.blocks if isinstance(block, Item | Heading)), default=0)
    for block in outline.blocks:
        match block:
            case Heading():
                part = parts[bisect_left(starts, block.line)]
                yield from _of_heading(part)
            case Paragraph(item=None):
                at = bisect_left(starts, block.line) - 1
                inside = at >= 0 and parts[at].level > 1 and block.line < listed
                yield from _of_lines(block, (parts[at].line, parts[at].end) if inside else (0, last))
            case _:
                pass


def _of_heading(part: _Part) -> Iterator[_Said]:
    if _HEADED.search(part.words):
        yield _Said(part.line, part.line, part.end, whole=True)
    elif (found := _HEADED_COUNT.search(part.words)) and not _ONE_OF_SEVERAL.search(part.words[: found.start()]):
        yield _Said(part.line, part.line, part.end, counted=(int(found["done"]), int(found["all"])))
    elif found := _HEADED_PERCENT.search(part.words):
        yield _Said(part.line, part.line, part.end, percent=int(found["percent"]))


def _of_lines(paragraph: Paragraph, lines: tuple[int, int]) -> Iterator[_Said]:
    for number, source in enumerate(paragraph.source.split("\n")):
        words = plain(source)
        at = paragraph.line + number
        if (found := _FIELD.match(words)) and _WHOLE.match(found["said"]):
            yield _Said(at, *lines, whole=True)
        elif found := _COUNTED.match(words):
            yield _Said(at, *lines, counted=(int(found["done"]), int(found["all"])))
        elif found := _PERCENT.match(words):
            yield _Said(at, *lines, percent=int(found["percent"]))
