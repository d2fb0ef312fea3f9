"""The smallest input that still meets the same trouble."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from fuzz.campaign import TEXT, Given

Meets = Callable[[Given], bool]
"""Says whether an input still meets the trouble."""


def minimised(given: Given, meets: Meets, seconds: float) -> Given:
    """Return an input with as many texts, lines and bytes taken away as the time allows."""
    end = time.monotonic() + seconds
    best = dict(given)
    changed = True
    while changed and time.monotonic() < end:
        changed = False
        for smaller in _smaller(best):
            if time.monotonic() > end:
                break
            if meets(smaller):
                best, changed = dict(smaller), True
                break
    return best


def _smaller(given: Given) -> Iterator[Given]:
    """Yield inputs with something less: whole texts first, then large parts, then small ones."""
    for name in given:
        if name != TEXT:
            yield {other: data for other, data in given.items() if other != name}
    for name in sorted(given, key=lambda one: -len(given[one])):
        yield from ({**given, name: data} for data in _cuts(given[name]))


def _cuts(data: bytes) -> Iterator[bytes]:
    lines = data.splitlines(keepends=True)
    size = len(lines)
    while size:
        for at in range(0, len(lines), size):
            yield b"".join(lines[:at] + lines[at + size :])
        size //= 2
    size = len(data)
    while size:
        for at in range(0, len(data), size):
            yield data[:at] + data[at + size :]
        size //= 2
