"""Comments that say that a secret may stand where it does."""

from __future__ import annotations

import re
from typing import NamedTuple

_OURS = re.compile(
    rb"(?:#|//|/\*|<!--|--|;|%|\"\"\"|'''|^[ \t]{0,200}\*|\b(?:rem|REM)[ \t])[-#/*!;% \t]{0,20}"
    rb"dodcheck:[ \t]{0,3}allow-secret(?![\w-])(?P<reason>[^\r\n]{0,300})"
)
"""The mark begins a comment: what only mentions it excuses nothing."""
_OTHERS = re.compile(
    rb"gitleaks:allow|pragma:\s?(?:allow|white)list\s(?:secret|nextline secret)|ggignore|trufflehog:ignore"
)
_ALONE = re.compile(rb"[^A-Za-z0-9]{0,200}(?:rem )?(?:dodcheck|gitleaks|pragma|ggignore|trufflehog)", re.IGNORECASE)
"""In front of a comment on a line of its own stand signs only."""
_CLOSING = re.compile(rb"-->|\*/|#\}|%>|[\"`]|(?<![A-Za-z])'|'(?![A-Za-z])")
"""What ends a comment, or the text that it stands in; an apostrophe inside a word does not."""
_WORD = re.compile(r"\w{2,}")
_MOST = 1000
_LEAST_WORDS = 2


class Comment(NamedTuple):
    """What a comment says: the reason it gives, empty where it gives none, or the mark of another tool.

    The reason stands in the view from ``start`` to ``end``.
    """

    reason: str
    other: str = ""
    start: int = 0
    end: int = 0


def comment_at(view: bytes, start: int) -> Comment | None:
    """Return the comment on the line where a secret begins, or on a line of its own right above; ``None`` without one.

    Only so much of a line is looked at as a person would read.
    """
    first = view.rfind(b"\n", max(0, start - _MOST), start) + 1 or max(0, start - _MOST)
    last = view.find(b"\n", start, start + _MOST)
    line = view[first : last if last >= 0 else start + _MOST]
    top = view.rfind(b"\n", max(0, first - 1 - _MOST), max(0, first - 1)) + 1
    above = view[top : first - 1] if view[first - 1 : first] == b"\n" else b""
    return _comment_in_line(line, first) or (_comment_in_line(above, top) if _ALONE.match(above) else None)


def _comment_in_line(line: bytes, at: int) -> Comment | None:
    """Return the comment on a line, which begins at a place of the view."""
    ours = _OURS.search(line)
    if ours:
        reason = _CLOSING.split(ours["reason"], maxsplit=1)[0]
        said = reason.decode("utf-8", "replace").strip(" \t:-–—")
        start = at + ours.start("reason")
        return Comment(said if len(_WORD.findall(said)) >= _LEAST_WORDS else "", "", start, start + len(reason))
    other = _OTHERS.search(line)
    return Comment("", other[0].decode("ascii")) if other else None
