"""How what is typed is shown in a sentence."""

from __future__ import annotations

_LONGEST = 60


def shortened(text: str) -> str:
    """Return what is typed on one line of at most sixty characters."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
