"""Closed lists of values: whether a cell says one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.filler import unstruck
from dodcheck.documents.inline import plain

_NOTHING = frozenset({"n/a", "na", "tbd", "todo", "pending", "unknown", "open", "x", "to be done", "to be determined"})
"""What fills a cell and says nothing."""
_ASIDE = re.compile(r"(?: \(| [—–-] |[:;]).*")
_WORD = re.compile(r"[^\W_]+|\?")
_KIND = frozenset({"signal", "signals", "class", "level"})
"""Nouns that may follow a value and say no more."""


def is_filled(source: str) -> bool:
    """Return whether a cell says anything: "none found" does, a dash or "TBD" does not."""
    words = unstruck(source).casefold().strip(" .*_")
    return any(map(str.isalnum, words)) and words not in _NOTHING


def is_one_of(cell: str, values: Sequence[str], head: str) -> bool:
    """Return whether a cell says one of the values: case, marks, an aside, and the nouns of the column don't count."""
    nouns = _KIND | set(_words(plain(head)))
    stated = _essence(_ASIDE.sub("", unstruck(cell)), nouns)
    return bool(stated) and any(stated in _allowed(plain(value), nouns) for value in values)


def _allowed(value: str, nouns: frozenset[str] | set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the ways to say a value; of `Cosmetic / Informational` one part will do."""
    yield _essence(value, nouns)
    if " / " in value:
        yield from (_essence(part, nouns) for part in value.split(" / "))


def _essence(words: str, nouns: frozenset[str] | set[str]) -> tuple[str, ...]:
    """Return words without the nouns behind them; one that is nothing but nouns is kept."""
    essential = _words(words)
    while len(essential) > 1 and essential[-1] in nouns:
        essential.pop()
    return tuple(essential)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
