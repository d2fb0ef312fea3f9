"""What files that a script reads into itself do to its settings: `source ci/common.sh`, where that says `set -e`."""

from __future__ import annotations

import re
from collections.abc import Callable

from dodcheck.workflows.shell.state import Sourced

_SOURCES = re.compile(r"(?:^|[\n;&|({]|\bthen\b|\bdo\b)[ \t]*(?:source|\.)[ \t]+[\"']?([\w./-]{1,200})")
_SETS = re.compile(r"^set[ \t]+([-+][^#;&|\n]{0,200})", re.MULTILINE)
_SIGNS = ("source", ". ", ".\t")
"""One of these stands in each script that reads a file into itself; to look for them takes hardly any time."""
_MOST = 20


def may_source(text: str) -> bool:
    """Return false only where a script reads no file into itself."""
    return any(sign in text for sign in _SIGNS)


def sourced(text: str, content: Callable[[str], str | None]) -> Sourced:
    """Return the arguments of each `set` of the files that a script reads into itself, by the name it reads them by.

    ``content`` gives the text of a file of the repository by that name. Only what is not indented counts: the rest
    stands in functions and branches.
    """
    if not may_source(text):
        return ()
    names = dict.fromkeys(_SOURCES.findall(text)[:_MOST])
    told = ((name, tuple(tuple(words.split()) for words in _SETS.findall(content(name) or ""))) for name in names)
    return tuple((name, words) for name, words in told if words)
