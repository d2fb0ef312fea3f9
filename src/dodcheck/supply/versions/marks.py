"""How a report marks a library as outdated or current."""

from __future__ import annotations

import re

_NO_WORD = re.compile(r"[^a-z]+")
_CONTRARY = re.compile(r"up to date|is current|current$")
"""Heads under which yes means that nothing is to be done."""
_YES = frozenset({"yes", "y", "true", "x"})
_NO = frozenset({"no", "n", "false"})
_OUTDATED = re.compile(
    r"\b(?:outdated|out of date|behind|stale|old|obsolete|update (?:available|needed)|upgrade (?:available|needed)|"
    r"needs? (?:an )?(?:update|upgrade)|newer)\b"
)
_CURRENT = re.compile(r"\b(?:current|up to date|latest|ok|newest|fresh|none)\b")
_DENIED = re.compile(r"\b(?:not|no|isn t|never)\b")


def is_marked_outdated(head: str, text: str) -> bool | None:
    """Return whether a cell marks a library as outdated, ``None`` where that is not said.

    Words say it themselves; yes and no are taken by the head of their column. Signs such as ✅ are not: they may
    answer either question.
    """
    words = " ".join(_NO_WORD.sub(" ", text.casefold()).split())
    asked = " ".join(_NO_WORD.sub(" ", head.casefold()).split())
    if words in _YES or words in _NO:
        if asked in ("status", "state"):
            return None
        return (words in _YES) is not bool(_CONTRARY.search(asked))
    denied, outdated, current = bool(_DENIED.search(words)), _OUTDATED.search(words), _CURRENT.search(words)
    if bool(outdated) is bool(current):
        return None
    return bool(outdated) is not denied
