"""Why no rule is read from some statements that count: what it would take to tell."""

from __future__ import annotations

import re

from dodcheck.documents.inline import plain

_LONGEST = 500
_MANY = r"(?:(?:at least|more than|over|≥|>=|>) ?)?\d{1,6} ?\+?"
_NEW = re.compile(rf"(?:^|[\s(]){_MANY} (?:[a-z-]+ )?new [a-z]")
_VERSIONS = re.compile(r"\b(?:two|three|both|several|multiple|[2-9]\+?) (?:[\w.+-]+ )?versions\b")
_RUN = re.compile(r"\b(?:tests?|ci|jobs?|workflows?|matrix|matrices|runs?)\b")


def undecided(text: str) -> str:
    """Return why no rule decides a statement, in Markdown, as a clause."""
    words = plain(text[:_LONGEST]).casefold()
    if _NEW.search(words):
        return "no rule decides this statement: it counts what is new, and names no commit to count from"
    if _VERSIONS.search(words) and _RUN.search(words):
        return (
            "no rule decides this statement: that several versions were run takes a job that installs each of them, "
            "and the result of a test"
        )
    return "no rule decides this statement"
