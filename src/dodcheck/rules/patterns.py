"""Patterns of users, on an engine whose time grows with the text and nothing else."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from dodcheck.rules.options import OptionError

_WITHOUT_ENGINE = "a pattern needs the package google-re2, which is not installed here; a literal works without it"


MAX_TRIES = 200
"""Matches inside longer words that one line may hold: each costs a look at the whole line."""


class TooCostlyError(Exception):
    """A line that would take more looks than its length is worth."""


class Match(Protocol):
    """Where a pattern was found in a line."""

    def start(self) -> int:
        """Return where it begins, from 0."""
        ...

    def end(self) -> int:
        """Return where it ends, from 0."""
        ...


class Pattern(Protocol):
    """A compiled pattern."""

    def search(self, text: str, pos: int = 0) -> Match | None:
        """Return the first match at or behind a position."""
        ...


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Pattern:
    """Return the pattern, ready to search lines. Raises ``OptionError`` where it is none, or no engine is there."""
    try:
        import re2  # noqa: PLC0415 - lazy: only patterns need the engine
    except ImportError:
        raise OptionError(_WITHOUT_ENGINE) from None
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 8 << 20
    try:
        engine: Pattern = re2.compile(pattern, options)
    except re2.error as problem:
        said = problem.args[0] if problem.args else problem
        told = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        raise OptionError(f"is no pattern: {told}") from None
    return _Whole(engine, pattern) if r"\b" in pattern else engine


class _Whole:
    r"""A pattern with `\b`, which the engine knows for ASCII only: `\bAI\b` must not match inside a longer word."""

    def __init__(self, engine: Pattern, pattern: str) -> None:
        self._engine = engine
        self._first = pattern.startswith(r"\b")
        self._last = pattern.endswith(r"\b")

    def search(self, text: str, pos: int = 0) -> Match | None:
        """Return the first match whose ends are ends of words in any script. Raises ``TooCostlyError``."""
        at = pos
        for _ in range(MAX_TRIES):
            found = self._engine.search(text, at)
            if found is None or not self._inside_a_word(text, found):
                return found
            at = found.start() + 1
        raise TooCostlyError

    def _inside_a_word(self, text: str, found: Match) -> bool:
        start, end = found.start(), found.end()
        before = self._first and 0 < start < end and _wordly(text[start - 1]) and _wordly(text[start])
        after = self._last and start < end < len(text) and _wordly(text[end - 1]) and _wordly(text[end])
        return before or after


def _wordly(char: str) -> bool:
    return char == "_" or char.isalnum()
