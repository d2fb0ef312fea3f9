"""Remarks as patterns over lines: what surely is one, what may be one, and what one cites or gives as its reason."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

NOTES = tuple(map(str.upper, ("todo", "fixme", "hack", "xxx")))
"""Marks of what is not done yet: they stand in capitals, or begin a comment."""
_SIGN = r"(?:#|//|/\*+|^\s*\*|--|<!--|;|%)"
_NO_NAME = r"(?![\w-])(?!\s+(?:lists?|items?|apps?|entry|entries|comments?|marks?|markers?|tags?|is|are|was|were)\b)"
"""What does not follow a note: with it, a comment speaks of notes."""
_ISSUE = re.compile(
    r"(?<![\w#])#[0-9]{1,7}\b|\bGH-[0-9]+\b|https?://\S*[0-9]|\bissues?[ /#:-]*[0-9]+"
    r"|\b(?!(?:UTF|ISO|SHA|RFC|CVE|PEP|HTTP|WCAG|MD|AES|TLS|SSL|EN|IEEE|DIN|UTC|GMT|COVID|PY|CPU|GPU|USB|MP|V)-)"
    r"[A-Z][A-Z0-9]{1,9}-[0-9]+\b"
)
_NAMES_ONE = re.compile(r"https?://|\bissues?\b|\bticket|\bjira\b|\btracked\b|\btracking\b|#[0-9]", re.IGNORECASE)
"""What may lead to an issue, and cites none that is known by its form."""
_CODE = re.compile(r"\s*(?:\[[^\]]*\]|\([^()]*\)|[:,]?\s*[A-Z]+[0-9]+\b|[:,]?\s*[\w@]+[/-][\w/-]+)")
"""What a remark names of its tool: `[arg-type]`, `: E501`, `no-console`."""
_MOST_CODES = 20
_WORD = re.compile(r"[^\W\d_]{2,}")


class Unless(StrEnum):
    """What lets a remark pass: that it cites an issue, that it says why it is there."""

    ISSUE = "issue"
    REASON = "reason"


class MarkPattern(NamedTuple):
    """What finds a mark: ``sure`` in a comment, ``perhaps`` anywhere in a line; ``token`` stands in both, folded."""

    sure: re.Pattern[str]
    perhaps: re.Pattern[str]
    token: bytes


@lru_cache(maxsize=64)
def pattern_of(mark: str) -> MarkPattern:
    """Return what finds a mark. A note in small letters is one where a colon or a bracket follows it."""
    if mark in NOTES:
        return MarkPattern(
            re.compile(rf"{_SIGN}[\s@*-]*(?:{mark}{_NO_NAME}|(?i:{mark})\s*[:(])"),
            re.compile(rf"(?:\b|_){mark}S?(?:\b|_)|{_SIGN}[\s@*-]*(?i:{mark})s?\b"),
            mark.lower().encode(),
        )
    said = r"\s*".join(re.escape(part) for part in mark.strip("#/* ").split())
    more = r"(?:[\w-]*)" if mark.strip("#/* ").endswith("disable") else r"(?![\w-])"
    token = mark.strip("#/* ").split(":")[0].split()[0]
    return MarkPattern(re.compile(rf"{_SIGN}\s*{said}{more}"), re.compile(rf"(?i:{said})"), token.lower().encode())


def cites(text: str) -> bool | None:
    """Return whether words cite an issue; ``None`` where they may lead to one."""
    if _ISSUE.search(text):
        return True
    return None if _NAMES_ONE.search(text) else False


def says_why(behind: str) -> bool | None:
    """Return whether the words behind a mark give a reason; ``None`` where it is a single one."""
    reason = behind.partition(" -- ")[2] if " -- " in behind else _without_codes(behind)
    words = len(_WORD.findall(reason.removesuffix("*/")))
    return True if words > 1 else None if words else False


def _without_codes(behind: str) -> str:
    at = 0
    for _ in range(_MOST_CODES):
        found = _CODE.match(behind, at)
        if found is None:
            break
        at = found.end()
    return behind[at:]
