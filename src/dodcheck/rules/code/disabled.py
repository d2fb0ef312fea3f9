"""Lines of C and its kin that the preprocessor leaves out whatever happens: `#if 0`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

_PREPROCESSED = frozenset(
    [".c", ".cc", ".cpp", ".cxx", ".cu", ".cuh", ".h", ".hh", ".hpp", ".hxx", ".inl", ".m", ".mm", ".cs"]
)
_DIRECTIVE = re.compile(r"\s*#\s*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b\s*(.*)")
_NEVER = re.compile(r"(?:0|false|\(\s*0\s*\))\s*(?://.*|/\*.*)?")


def disabled(path: str, lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines, from 1, that stand under `#if 0`; none in a file of another language."""
    if posixpath.splitext(path)[1].lower() not in _PREPROCESSED:
        return frozenset()
    numbers: list[int] = []
    open_: list[bool] = []
    off = 0
    for number, line in enumerate(lines, 1):
        match = _DIRECTIVE.match(line) if "#" in line else None
        if match is None:
            if off:
                numbers.append(number)
            continue
        if not match[1].startswith("if") and open_:
            off -= open_.pop()
        if match[1] != "endif":
            never = match[1] in ("if", "elif") and _NEVER.fullmatch(match[2].strip()) is not None
            open_.append(never)
            off += never
    return frozenset(numbers)
