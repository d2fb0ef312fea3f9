"""Whether time grows faster than the input: one unit repeated, then twice and four times as often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from fuzz.campaign import TEXT, Given
from fuzz.texts import STRANGE
from fuzz.trouble import Tried, Trouble, tried

SIZE = 40_000
SLOW = 0.4
"""Seconds for ``SIZE`` bytes from which on it is looked at more closely."""
_WORST = 2.9
"""How often as long twice the size may take; linear is 2, quadratic 4."""
_MOST_PIECES = 3


class Long(NamedTuple):
    """A text that holds one unit many times."""

    before: bytes
    unit: bytes
    after: bytes

    def sized(self, size: int) -> Given:
        """Return the text with as many units as make up a size."""
        return {TEXT: self.before + self.unit * max(1, size // len(self.unit)) + self.after}


def long(random: Random, pieces: Sequence[str], seeds: Sequence[Given]) -> Long:
    """Return a long text of the words of a campaign."""
    parts = [_unit(random, pieces, seeds) for _ in range(3)]
    before, after = (part if random.random() < 0.4 else b"" for part in parts[:2])
    return Long(before, parts[2] or b"x", after)


def grown(check: Callable[[Given], None], text: Long) -> Tried:
    """Try a long text; where it is slow, try whether twice the size takes far more than twice as long."""
    first = tried(check, text.sized(SIZE))
    if first.trouble or first.seconds < SLOW:
        return first
    small, middle, large = (min(_seconds(check, text, size) for _ in range(2)) for size in (SIZE // 4, SIZE // 2, SIZE))
    if large < SLOW or large / middle < _WORST or middle / small < _WORST:
        return first
    told = f"{SIZE // 4}, {SIZE // 2} and {SIZE} bytes take {small:.2f}, {middle:.2f} and {large:.2f} s: {text!r}"
    return Tried(large, Trouble("faster than linear", told))


def _seconds(check: Callable[[Given], None], text: Long, size: int) -> float:
    return tried(check, text.sized(size)).seconds


def _unit(random: Random, pieces: Sequence[str], seeds: Sequence[Given]) -> bytes:
    if seeds and random.random() < 0.3:
        data = random.choice([*random.choice(seeds).values()] or [b"x"])
        start = random.randint(0, len(data))
        return data[start : start + random.choice((1, 5, 30, 120))]
    of = pieces if pieces and random.random() < 0.9 else STRANGE
    return "".join(random.choice(of) for _ in range(random.randint(1, _MOST_PIECES))).encode("utf-8", "surrogatepass")
