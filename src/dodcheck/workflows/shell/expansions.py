"""Where an expansion of the shell ends: each is passed over in one scan, however it is nested.

Every function returns the position behind the end, and ``None`` where there is no end.
"""

from __future__ import annotations

import re

_UNQUOTED = re.compile(r"[^'\"`\\(){}]+")
_WITHIN = re.compile(r"[^'\"`\\]+")
_CLOSING = {"(": ")", "{": "}"}


def end_of_expression(text: str, at: int) -> int | None:
    """Return where an expression of GitHub ends that begins at ``at`` (``${{``)."""
    end = text.find("}}", at)
    return None if end < 0 else end + 2


def end_of_literal(text: str, at: int) -> int | None:
    """Return where single quotes end whose content begins at ``at``."""
    end = text.find("'", at)
    return None if end < 0 else end + 1


def end_of_quotes(text: str, at: int, quote: str) -> int | None:
    """Return where quotes end whose content begins at ``at``; a backslash takes one away."""
    while at < len(text):
        if plain := _WITHIN.match(text, at):
            at = plain.end()
        elif text[at] == quote:
            return at + 1
        else:
            at += 2 if text[at] == "\\" else 1
    return None


def end_of_brackets(text: str, at: int, opening: str) -> int | None:
    """Return where brackets end whose content begins at ``at``; what is quoted does not count."""
    closing, depth = _CLOSING[opening], 1
    place: int | None = at
    while place is not None and place < len(text):
        sign = text[place]
        if plain := _UNQUOTED.match(text, place):
            place = plain.end()
        elif sign == "'":
            place = end_of_literal(text, place + 1)
        elif sign in ('"', "`"):
            place = end_of_quotes(text, place + 1, sign)
        else:
            depth += (sign == opening) - (sign == closing)
            place += 2 if sign == "\\" else 1
            if not depth:
                return place
    return None
