"""How deep a JSON text or a plain value is nested."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

MAX_LEVELS = 200
"""What stands inside more objects and lists than this is not read.

Python's own reader gives up where its stack ends: after some hundred levels or some ten thousand, by its version and by
what called it. Every Python reads so many, and nobody writes more by hand.
"""

_STRING = r'"[^"\\]*+(?:\\(?s:.)[^"\\]*+)*+(?:"|\\?\Z)'
"""A string, or the rest of the text where it does not end."""
_ASIDE = re.compile(rf'{_STRING}|[^][{{}}"]++')
_SIGN = re.compile(rf"{_STRING}|[][{{}}]")
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


def find_too_deep(text: str, most: int = MAX_LEVELS) -> int | None:
    """Return where a text opens one level too many, as an index; ``None`` where it does not, whatever else it is."""
    if text.count("[") + text.count("{") <= most:
        return None
    if max(accumulate(map(_STEPS.__getitem__, _ASIDE.sub("", text))), default=0) <= most:
        return None
    signs = [found for found in _SIGN.finditer(text) if found[0] in _STEPS]
    levels = accumulate(_STEPS[found[0]] for found in signs)
    return next(found.start() for found, level in zip(signs, levels, strict=True) if level > most)


def is_deep(value: object) -> bool:
    """Return whether tables and lists stand inside each other more than ``MAX_LEVELS`` deep in a plain value."""
    level = [value]
    for _ in range(MAX_LEVELS):
        level = [inner for one in level for inner in _children(one) if isinstance(inner, dict | list)]
        if not level:
            return False
    return True


def _children(value: object) -> Iterable[object]:
    match value:
        case dict():
            return value.values()
        case list():
            return value
        case _:
            return ()
