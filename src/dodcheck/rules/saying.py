"""Numbers and lists as the summaries of evidence say them."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 test`, `1,234 tests`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def either(words: Sequence[str]) -> str:
    """Return words joined by commas, the last two by "or"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def accepting(path: str | None, *, stated: bool) -> str:
    """Return what else has to be where tracked files tell something about the world: their word is accepted."""
    return "" if path is None or stated else ", and that word is accepted (accept_stated)"
