"""What files that a script reads into itself do to its settings: `source ci/common.sh`, where that says `set -e`."""

from __future__ import annotations

import re
from collections.abc import Callable

from dodcheck.workflows.shell.state import Sourced

_SOURCES = re.compile(r"(?:^|[\n;&|({]|\bthen\b|\bdo\b)[ \t]*(?:source|\.)[ \t]+[\"']?([\w./-]{1,200})")
_OWN = re.compile(
    r"(?:^|[\n;&|({]|\bthen\b|\bdo\b)[ \t]*(?:source|\.)[ \t]+"
    r"(\"?\$(?:\((?:dirname|cd)[^\n]{1,80}?\)+|\{BASH_SOURCE[^}\n]{0,20}\}|\{?\w*(?:DIR|dir|HERE|here|ROOT|root)\w*\}?)\"?/([\w./-]{1,200}))"
)
"""A file in a folder that the script finds out: its own, or that of the repository."""
_SETS = re.compile(r"^set[ \t]+([-+][^#;&|\n]{0,200})", re.MULTILINE)
_SIGNS = ("source", ". ", ".\t")
"""One of these stands in each script that reads a file into itself; to look for them takes hardly any time."""
_MOST = 20


def may_source(text: str) -> bool:
    """Return false only where a script reads no file into itself."""
    return any(sign in text for sign in _SIGNS)


def names_sourced(text: str) -> tuple[str, ...]:
    """Return the names of the files that a script reads into itself, as far as they are told."""
    return tuple(_SOURCES.findall(text)[:_MOST]) if may_source(text) else ()


def sourced_settings(text: str, content: Callable[[str], str | None], folder: str | None = None) -> Sourced:
    """Return the arguments of each `set` of the files that a script reads into itself, by the name it reads them by.

    ``content`` gives the text of a file of the repository by that name. ``folder`` is that of the script, with a slash
    behind it, where it is a file of its own. Only what is not indented counts: the rest is in functions and branches.
    """
    if not may_source(text):
        return ()
    names = {name: (name,) for name in names_sourced(text)}
    if folder is not None:
        found = _OWN.findall(text)[:_MOST]
        names |= {written.replace('"', ""): (f"{folder}{tail}", tail) for written, tail in found}
    texts = ((name, next(filter(None, map(content, places)), "")) for name, places in names.items())
    told = ((name, tuple(tuple(words.split()) for words in _SETS.findall(words))) for name, words in texts)
    return tuple((name, words) for name, words in told if words)
