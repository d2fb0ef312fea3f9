"""Which rows, lines and headings speak of a metric: by their words, without those that any number may be called."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from dodcheck.documents.inline import plain

_WORD = re.compile(r"[^\W_]+")
_ANY_WORDS = (
    "a an the of our its for in on is are and all score scores overall total totals value level rate rating number "
    "index average mean percentage percent current metric share count"
)
_ANY = frozenset(_ANY_WORDS.split())
_SUMMARY = re.compile(
    r"^\W*(?:(?:grand |sub)?totals?|overall|sum|(?:weighted |arithmetic |simple )?(?:average|mean|avg)"
    r"|aggregate|composite|combined)\b",
    re.IGNORECASE,
)
_SUMMARY_BEHIND = re.compile(r"\((?:overall|total|average|mean)\)\W*$", re.IGNORECASE)


class Fit(IntEnum):
    """How well words fit the name of a metric."""

    NONE = 0
    WITHIN = 1
    SAME = 2
    EXACT = 3


@lru_cache(maxsize=4096)
def telling(words: str) -> frozenset[str]:
    """Return the words that tell one metric from another, in the singular."""
    found = (word.casefold() for word in _WORD.findall(words))
    return frozenset(_singular(word) for word in found if word not in _ANY)


def fit(name: str, source: str) -> Fit:
    """Return how well a Markdown source fits a name."""
    words = plain(source)
    if _folded(words) == _folded(name):
        return Fit.EXACT
    wanted, told = telling(name), telling(words)
    if not wanted:
        return Fit.SAME if is_summary(source) and not told else Fit.NONE
    if wanted == told:
        return Fit.SAME
    return Fit.WITHIN if wanted < told else Fit.NONE


def is_summary(source: str) -> bool:
    """Return whether a label is that of a total or a mean: `Overall Score`, `Total`, `Average`."""
    words = plain(source)
    return bool(_SUMMARY.match(words) or _SUMMARY_BEHIND.search(words))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004 - "bus", "gas"


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
