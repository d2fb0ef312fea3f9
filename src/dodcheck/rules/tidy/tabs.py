"""Whether a file holds a tab: one that indents counts, one inside a line may be a part of what it says."""

from __future__ import annotations

import re

from dodcheck.rules.tidy.being import Glimpse, bad, line_at, open_
from dodcheck.rules.tidy.binary import no_text

_KEPT = frozenset((".tsv", ".mk", ".mak", ".patch", ".diff", ".snap", ".golden"))
"""Files in which a tab is a part of what they hold."""
_INDENTS = re.compile(rb"^ *\t", re.MULTILINE)
_TEXT = re.compile(rb"\"{3}.*?\"{3}|'{3}.*?'{3}|`[^`]*`", re.DOTALL)
"""What may be a text of several lines."""
_INLINE_DOCUMENT = b"<<"
"""What begins a text of several lines in a shell and other languages."""


def tabless(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a file is free of tabs."""
    if b"\t" not in data:
        return None
    if missing := no_text(ending, data):
        return missing
    first = line_at(data, data.index(b"\t"))
    if ending in _KEPT:
        return open_("holds a tab, which may be a part of what it says", first)
    found = _INDENTS.search(data)
    if found is None:
        return open_("holds a tab, but not at the beginning of a line", first)
    line = line_at(data, found.start())
    if _INLINE_DOCUMENT in data or not _INDENTS.search(_TEXT.sub(b"", data)):
        return open_("indents a line with a tab, perhaps inside a text", line)
    return bad("indents a line with a tab", line)
