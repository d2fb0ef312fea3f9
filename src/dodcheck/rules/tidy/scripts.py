"""Which files are scripts, that have to be executable: those that begin with `#!`."""

from __future__ import annotations

import re

from dodcheck.rules.tidy.being import APART, Glimpse, bad, open_

_SHELLS = frozenset((".sh", ".bash", ".ksh", ".zsh"))
_SHELL = re.compile(rb"#![^\n]{0,200}\b(?:sh|bash|dash|ksh|zsh)\b")
_SAID = "is a script that can't be executed"


def script(ending: str, data: bytes) -> Glimpse | None:
    """Return what is said of a script that can't be executed, and that all else is none."""
    return bad(_SAID) if data.startswith(b"#!") else _without(ending)


def shell_script(ending: str, data: bytes) -> Glimpse | None:
    """Return what is said of a script of a shell that can't be executed, and that all else is none."""
    return bad(_SAID) if _SHELL.match(data) else _without(ending)


def _without(ending: str) -> Glimpse:
    """Return what is said of a file that names no shell: others may read it, as part of themselves."""
    return open_("can't be executed, and may be there for other scripts to read") if ending in _SHELLS else APART
