"""Patterns of users, on an engine whose time grows with the text and nothing else."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from dodcheck.rules.options import OptionError

_WITHOUT_ENGINE = "a pattern needs the package google-re2, which is not installed here; a literal works without it"


class Pattern(Protocol):
    """A compiled pattern."""

    def search(self, text: str) -> object | None:
        """Return something where a text matches, ``None`` where it does not."""
        ...


@lru_cache(maxsize=256)
def compile_pattern(pattern: str) -> Pattern:
    r"""Return the pattern, ready to search lines; `\b` and `\w` know ASCII only.

    Raises ``OptionError`` where it is none, or no engine is there.
    """
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
    return engine
