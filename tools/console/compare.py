"""Whether lines are what a page says they are, where ``…`` on a line of its own stands for any number of lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tools.console.blocks import ELISION


def fits(expected: Sequence[str], printed: Sequence[str]) -> bool:
    """Return whether the printed lines are the expected ones."""
    return placed(expected, printed) is not None


def placed(expected: Sequence[str], printed: Sequence[str]) -> list[int] | None:
    """Return where each part between elisions stands in the printed lines, ``None`` where one is not there.

    Each part is taken where it first fits, and the last one at the end.
    """
    parts = _parts(expected)
    found, at = [], 0
    for number, part in enumerate(parts):
        first, last = number == 0, number == len(parts) - 1
        begin = len(printed) - len(part) if last and not first else at
        reach = at if first else max(len(printed) - len(part), begin)
        while begin <= reach and list(printed[begin : begin + len(part)]) != part:
            begin += 1
        if begin > reach or begin < at or (last and begin + len(part) != len(printed)):
            return None
        found.append(begin)
        at = begin + len(part)
    return found


def renewed(expected: Sequence[str], printed: Sequence[str]) -> list[str]:
    """Return what a page should say of the printed lines: what it says where that fits, else all of them.

    Elisions are kept where they can be: a part before or after one is as long as it was, and begins with the line that
    it began with unless it begins or ends the output.
    """
    if fits(expected, printed):
        return list(expected)
    parts = _parts(expected)
    kept: list[str] = []
    at = 0
    for number, part in enumerate(parts):
        begin = _begin(number, parts, printed, at)
        if begin is None or begin < at:
            return list(printed)
        kept += [ELISION] if number else []
        kept += printed[begin : begin + len(part)]
        at = begin + len(part)
    return kept if len(parts) > 1 and fits(kept, printed) else list(printed)


def _begin(number: int, parts: Sequence[Sequence[str]], printed: Sequence[str], at: int) -> int | None:
    """Return where a part begins in the printed lines, ``None`` where its first line is not among them."""
    part = parts[number]
    if number == 0 or not part:
        return at if number + 1 < len(parts) else len(printed)
    if number + 1 == len(parts):
        return len(printed) - len(part)
    return next((place for place in range(at, len(printed)) if printed[place] == part[0]), None)


def _parts(expected: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for elided, lines in groupby(expected, lambda line: line == ELISION):
        if elided:
            parts += [[] for _ in lines]
        else:
            parts[-1] += lines
    return parts
