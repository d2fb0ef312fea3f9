"""How many characters the longest line of a file has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import east_asian_width

from dodcheck.rules.tidy.being import Glimpse, bad, open_
from dodcheck.rules.tidy.binary import is_binary

_TAB = 8
"""So many columns a tab takes at most."""
_ALLOWED = re.compile(
    r"://|\b(?:noqa|nolint|nosonar|e501|max-len|line-too-long|prettier-ignore|eslint-disable|pylint:|rustfmt|fmt:"
    r"|checkstyle|swiftlint|rubocop|phpcs)",
    re.IGNORECASE,
)
"""What a line may be allowed to be longer for: an address, a word to the tool that measures lines."""


class Widths(NamedTuple):
    """The characters of the longest line, with its line (from 1): where it surely counts, and however it is counted."""

    sure: int = 0
    sure_line: int = 0
    perhaps: int = 0
    perhaps_line: int = 0


@dataclass(frozen=True, slots=True)
class WidthSweep:
    """Measures the lines of files."""

    def answer(self, data: bytes) -> Widths | None:
        """Return how wide a file of these bytes is; ``None`` for what is no text."""
        return None if is_binary(data) else _widths(data.decode("utf-8", "replace"))


WIDTHS = WidthSweep()
"""The only one there is."""


def _widths(text: str) -> Widths:
    widest = Widths()
    for number, source in enumerate(text.split("\n"), 1):
        line = source.rstrip("\r")
        if len(line) * _TAB <= widest.sure:
            continue
        most = _most(line)
        if most > widest.perhaps:
            widest = widest._replace(perhaps=most, perhaps_line=number)
        if len(line) > widest.sure and not _ALLOWED.search(line):
            widest = widest._replace(sure=len(line), sure_line=number)
    return widest


def _most(line: str) -> int:
    """Return how many columns a line takes at most: tabs may count for several, and so may letters of East Asia."""
    if line.isascii() and "\t" not in line:
        return len(line)
    return len(line.expandtabs(_TAB)) + sum(east_asian_width(one) in "WF" for one in line)


def measured(widths: Widths | None, most: int) -> Glimpse | None:
    """Return what is said of a file whose lines may have so many characters at most."""
    if widths is None or max(widths.sure, widths.perhaps) <= most:
        return None
    if widths.sure > most:
        return bad(f"has {widths.sure:,} characters, more than {most:,}", widths.sure_line)
    return open_("may be longer, or be allowed to be", widths.perhaps_line)
