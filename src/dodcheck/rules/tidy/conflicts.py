"""Markers that a merge leaves behind where two sides changed the same lines."""

from __future__ import annotations

import re

from dodcheck.formats.problem import FormatProblem
from dodcheck.rules.tidy.being import Glimpse, bad, line_at, open_
from dodcheck.rules.tidy.binary import no_text

_OURS = re.compile(rb"^<{7}(?: [^\r\n]*)?\r?$", re.MULTILINE)
_MIDDLE = re.compile(rb"^(?:={7}|%{7}|\+{7})(?: [^\r\n]*)?\r?$", re.MULTILINE)
_THEIRS = re.compile(rb"^>{7}(?: [^\r\n]*)?\r?$", re.MULTILINE)
_FENCE = re.compile(rb"^ {0,3}(?:```|~~~)", re.MULTILINE)
_QUOTING = frozenset((".diff", ".patch", ".snap", ".rej", ".mbox", ".eml"))
"""Files that hold pieces of others."""


def merged(ending: str, data: bytes) -> Glimpse | None:
    """Look whether no conflict was left; a line of equal signs alone is how some write a heading."""
    ours = _OURS.search(data) if b"<<<<<<<" in data else None
    theirs = _THEIRS.search(data, ours.end() if ours else 0) if b">>>>>>>" in data else None
    first = ours or theirs
    if first is None:
        return None
    if missing := no_text(ending, data):
        return missing
    line = line_at(data, first.start())
    if ours is None or theirs is None or not _MIDDLE.search(data, ours.end(), theirs.start()):
        return open_("has a line like one side of a conflict", line)
    if ending in _QUOTING or _is_shown(ending, data, first.start()):
        return open_("shows a conflict, which may be none of its own", line)
    return bad("has the markers of a conflict", line)


def _is_shown(ending: str, data: bytes, at: int) -> bool:
    """Return whether a conflict stands in a block of code of a document, or in a text of a module."""
    if ending in (".md", ".markdown", ".mdx"):
        return len(_FENCE.findall(data, 0, at)) % 2 == 1
    if ending not in (".py", ".pyi"):
        return False
    from dodcheck.formats.python import parse  # noqa: PLC0415 - lazy: few files have such a line

    try:
        parse(data)
    except FormatProblem:
        return False
    return True
