"""Whether scripts of a shell begin by making it stop at failures: `set -e`, `set -euo pipefail`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dodcheck.rules.tidy.being import APART, Glimpse, bad, open_
from dodcheck.rules.tidy.scripts import SHELLS, is_of_shell, only_defines

_Options = frozenset[str]
_NONE: _Options = frozenset()
_FLAGS = {"e": "errexit", "u": "nounset"}
_SET = re.compile(r"set[ \t](?P<said>[-+\w \t]*)")
_PREPARES = re.compile(
    r"(?:(?:export|readonly|declare|typeset)[ \t]+)?[A-Za-z_]\w*="
    r"(?:\$?'[^']*'|\"[^\"$`]*\"|[\w./:-]*)(?:[ \t]*;)?(?:[ \t]+#.*)?|(?:shopt[ \t]+-[su][ \t]|:)[\w \t]*"
)
"""What may stand before, as it can't fail: a plain value, an option of the shell itself."""
_READS = re.compile(r"^[ \t]*(?:source|\.)[ \t]", re.MULTILINE)


def errexit(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a script of a shell stops at the first failure."""
    return _look(ending, data, frozenset({"errexit"}), "does not set -e")


def strict(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a script of a shell stops at failures, at names that are not set, and at failures inside a pipe."""
    return _look(ending, data, frozenset({"errexit", "nounset", "pipefail"}), "does not set -euo pipefail")


def _look(ending: str, data: bytes, wanted: _Options, lack: str) -> Glimpse | None:
    if not is_of_shell(data) and (data.startswith(b"#!") or ending not in SHELLS):
        return APART
    text = data.decode("utf-8", "replace")
    lines = text.split("\n")
    first = _of_first_line(lines[0])
    if wanted <= _before_commands(lines, first):
        return None
    if wanted <= first.union(*(_after(line.strip(), _NONE) or _NONE for line in lines)):
        return open_(f"{lack} before its first command, but elsewhere")
    if _READS.search(text):
        return open_(f"{lack} itself, but reads what may")
    if not data.startswith(b"#!") and only_defines(data):
        return open_(f"{lack}, and may be there for other scripts to read")
    return bad(lack)


def _of_first_line(line: str) -> _Options:
    """Return the options that the first line gives the shell: `#!/bin/bash -eu`."""
    if not line.startswith("#!"):
        return _NONE
    flags = line.rstrip().partition(" -")[2]
    return _after(f"set -{flags}", _NONE) or _NONE


def _before_commands(lines: Iterable[str], options: _Options) -> _Options:
    """Return the options that are set when the first command is run."""
    for line in lines:
        said = line.strip()
        if not said or said.startswith("#") or _PREPARES.fullmatch(said):
            continue
        after = _after(said, options)
        if after is None:
            break
        options = after
    return options


def _after(line: str, options: _Options) -> _Options | None:
    """Return the options behind a line that does nothing but set some; ``None`` for any other line."""
    for part in line.partition("#")[0].split(";"):
        if not part.strip():
            continue
        found = _SET.fullmatch(part.strip())
        if found is None:
            return None
        options = _changed(options, found["said"].split())
    return options


def _changed(options: _Options, words: list[str]) -> _Options:
    """Return options changed as the words behind `set` say: `-eu -o pipefail`, `+e`."""
    rest = iter(words)
    for word in rest:
        if word[0] not in "-+":
            continue
        letters = word[1:]
        told = frozenset(_FLAGS[one] for one in letters if one in _FLAGS)
        told |= frozenset(next(rest, "") for one in letters if one == "o")
        options = options | told if word[0] == "-" else options - told
    return options
