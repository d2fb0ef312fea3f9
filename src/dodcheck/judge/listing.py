"""Statements as lines of a message, safe to print."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.documents.inline import plain
from dodcheck.model.criterion import Criterion

MOST = 8
"""So many statements are listed; the others are counted."""

_WORDS_SHOWN = 70
_READ = 500


def listed(criteria: Sequence[Criterion]) -> str:
    """Return place and words of each statement on a line of its own, in the order of their places."""
    ordered = sorted(
        criteria,
        key=lambda criterion: (criterion.location.path, criterion.location.line or 0, criterion.location.column or 0),
    )
    lines = [
        f"{shortened(_place(criterion, ordered))}  {shortened(plain(criterion.text[:_READ]) or criterion.id)}"
        for criterion in ordered[:MOST]
    ]
    more = [f"and {len(criteria) - MOST:,} more"] if len(criteria) > MOST else []
    return "\n  ".join(lines + more)


def shortened(text: str) -> str:
    """Return a text of the repository or of the caller, shortened, with what can't be seen spelled out."""
    cut = f"{text[:_WORDS_SHOWN].rstrip()}…" if len(text) > _WORDS_SHOWN else text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in cut)


def _place(criterion: Criterion, beside: Sequence[Criterion]) -> str:
    """Return ``path:line``, with the column where others stand on the same line."""
    at = criterion.location
    shared = sum((other.location.path, other.location.line) == (at.path, at.line) for other in beside) > 1
    return str(at) if shared or at.line is None else f"{at.path}:{at.line}"
