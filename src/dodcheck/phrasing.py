"""Numbers and lists in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Sized


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with the word for what it counts: `1 test`, `1,234 tests`, `2 entries`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def counting(number: int, one: str, said: str) -> str:
    """Return a number with the word for what it counts, and what is said of it: `2 files match a`, `1 file is in b`."""
    verb, _, rest = said.partition(" ")
    return f"{counted(number, one)} {_OF_ONE.get(verb, verb) if number == 1 else verb} {rest}"


_OF_ONE = {"match": "matches", "are": "is"}


def either(words: Sequence[str]) -> str:
    """Return words joined by commas, the last two by "or"."""
    return listed(words, "or")


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Return words joined by commas, the last two by another word: `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def some(things: Iterable[object], most: int = 3, joint: str = ", ") -> str:
    """Return the first ``most`` of several things, the others counted: `a, b, c and 2 more`, `a; b; and 2 more`."""
    known = list(map(str, things))
    left = len(known) - most
    if left <= 0:
        return joint.join(known)
    return f"{joint.join(known[:most])}{'' if joint == ', ' else joint.rstrip()} and {left:,} more"


def others(things: Sized) -> str:
    """Return what follows a sentence about the first of several things: ` (and 2 more)`, nothing where it is alone."""
    return f" (and {len(things) - 1:,} more)" if len(things) > 1 else ""
