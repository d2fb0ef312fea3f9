"""Which files are scripts: those that begin with `#!`, that have to be executable, and those that may lack it."""

from __future__ import annotations

import posixpath
import re

from dodcheck.rules.tidy.being import APART, Glimpse, bad, open_
from dodcheck.rules.tidy.binary import is_binary

SHELLS = frozenset((".sh", ".bash", ".ksh", ".zsh"))
"""How the names of scripts of a shell end."""
_LANGUAGES = frozenset((".py", ".pl", ".rb", ".js", ".mjs", ".ts", ".lua", ".tcl", ".awk", ".php"))
_FOLDERS = frozenset({"scripts", "script", "bin", "tools", "hack", "ci", ".ci", "devtools"})
_SHELL = re.compile(rb"#![^\n]{0,200}\b(?:sh|bash|dash|ksh|zsh)\b")
_SCRIPT = re.compile(rb"#!(?!\[)")
"""What a script begins with; `#![…]` is said of a whole file of Rust."""
_SAID = "is a script that can't be executed"
_BARE = "does not begin with #!"
_DEFINES = re.compile(
    rb"[ \t#{}\[\n\r]|function[ \t]|[\w:-]+[ \t]*\(\)|(?:source|\.|export|readonly|declare|typeset|alias|return)[ \t]"
    rb"|[A-Za-z_]\w*\+?=|(?:if|elif|then|else|fi|case|esac|for|while|do|done)\b"
)
"""What a line begins with in a file that others read: it defines, or does something only on a condition."""


def script(ending: str, data: bytes) -> Glimpse | None:
    """Return what is said of a script that can't be executed, and that all else is none."""
    return bad(_SAID) if _SCRIPT.match(data) else _without(ending)


def shell_script(ending: str, data: bytes) -> Glimpse | None:
    """Return what is said of a script of a shell that can't be executed, and that all else is none."""
    return bad(_SAID) if is_of_shell(data) else _without(ending)


def shebang(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a file begins with `#!`; of one that does not, its mode and its place say whether it is a script."""
    if _SCRIPT.match(data):
        return None
    if ending in _LANGUAGES or not ending:
        return APART if is_binary(data) else open_(_BARE)
    return shell_shebang(ending, data)


def shell_shebang(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a script of a shell begins with `#!`; one without may be there for others to read."""
    if is_of_shell(data):
        return None
    if ending not in SHELLS or _SCRIPT.match(data) or is_binary(data):
        return APART
    return open_(_BARE) if only_defines(data) else bad(_BARE, 1)


def is_of_shell(data: bytes) -> bool:
    """Return whether a file says in its first line that a shell runs it."""
    return bool(_SHELL.match(data))


def only_defines(data: bytes) -> bool:
    """Return whether a file of a shell does nothing by itself, so that it may be there for others to read."""
    return all(_DEFINES.match(line) for line in data.split(b"\n") if line)


def may_be_started(path: str) -> bool:
    """Return whether a file without `#!` that can't be executed may be called a script, by its name and place."""
    among_scripts = not _FOLDERS.isdisjoint(posixpath.dirname(path).lower().split("/"))
    return posixpath.splitext(path)[1].lower() in SHELLS or (among_scripts and is_in_a_language(path))


def is_in_a_language(path: str) -> bool:
    """Return whether a file may be a script of another language than that of a shell, by its name."""
    ending = posixpath.splitext(path)[1].lower()
    return ending in _LANGUAGES and not posixpath.basename(path).startswith("__")


def _without(ending: str) -> Glimpse:
    """Return what is said of a file that names no shell: others may read it, as part of themselves."""
    return open_("can't be executed, and may be there for other scripts to read") if ending in SHELLS else APART
