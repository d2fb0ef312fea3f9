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
_ARTICLE = "a"
_HARMLESS = frozenset(["code", "test", "now", "today", "latest", "actual", "currently", "measured"])
"""Words that a row may have beyond those of a metric and still speak of it, one of them at a time."""
_SUMMARY = re.compile(
    r"^\W*(?:(?:grand |sub)?totals?|overall|sum|median|(?:weighted |arithmetic |simple )?(?:average|mean|avg)"
    r"|aggregate|composite|combined)\b",
    re.IGNORECASE,
)
_MEDIAN = re.compile(r"^\W*median\b|\(median\)\W*$", re.IGNORECASE)
_SUMMARY_BEHIND = re.compile(r"\((?:overall|total|average|mean|median)\)\W*$", re.IGNORECASE)


class Fit(IntEnum):
    """How well words fit the name of a metric; those that say more than it may speak of another (``WITHIN``)."""

    NONE = 0
    WITHIN = 1
    SAME = 2
    EXACT = 3


@lru_cache(maxsize=4096)
def telling(words: str) -> frozenset[str]:
    """Return the words that tell one metric from another, in the singular."""
    all_words = [word.casefold() for word in _WORD.findall(words)]
    # The last `a` is no article: it is what something is called.
    named = all_words[-1:] if all_words[-1:] == [_ARTICLE] else []
    return frozenset(_singular(word) for word in all_words if word not in _ANY).union(named)


def fit(name: str, source: str) -> Fit:
    """Return how well a Markdown source fits a name."""
    words = plain(source)
    if _folded(words) == _folded(name):
        return Fit.EXACT
    wanted, given = telling(name), telling(words)
    if not wanted:
        return Fit.SAME if is_summary(source) and not given else Fit.NONE
    more = given - wanted
    if wanted == given or (wanted < given and len(more) == 1 and more <= _HARMLESS):
        return Fit.SAME
    return Fit.WITHIN if wanted < given else Fit.NONE


def is_summary(source: str) -> bool:
    """Return whether a label is that of a total or a mean: `Overall Score`, `Total`, `Average`."""
    words = plain(source)
    return bool(_SUMMARY.match(words) or _SUMMARY_BEHIND.search(words))


def is_total(source: str) -> bool:
    """Return whether a summary says that it is of the whole, in whatever way it is made; a median alone does not."""
    return is_summary(source) and not _MEDIAN.search(plain(source))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004 - "bus", "gas"


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
