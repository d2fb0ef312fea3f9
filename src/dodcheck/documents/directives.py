"""`<!-- dodcheck … -->` comments, and Markdown source without its comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_DIRECTIVE = re.compile(r"\s*dodcheck(?=[\s:{]|$):?[ \t]*")
_TICKS = re.compile(r"`+|<!--")


@dataclass(frozen=True, slots=True)
class Remark:
    """An HTML comment inside a source: its text and the offsets of the whole comment, in code points from 0."""

    text: str
    start: int
    end: int


def remarks(source: str) -> tuple[Remark, ...]:
    """Return the HTML comments in a Markdown source; what stands in a code span is no comment. Linear in time."""
    return tuple(_remarks(source)) if "<!--" in source else ()


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


def without_remarks(source: str) -> str:
    """Return a source on one line, without its comments: lines joined by one space."""
    kept, at = [], 0
    for remark in remarks(source):
        kept.append(source[at : remark.start])
        at = remark.end
    kept.append(source[at:])
    return " ".join(line.strip() for line in "".join(kept).split("\n") if line.strip())


def directive(comment: str) -> str | None:
    """Return what a comment says to dodcheck, ``None`` where it does not speak to it."""
    found = _DIRECTIVE.match(comment)
    return comment[found.end() :].strip() if found else None
