"""Ratios of paired runs: the arithmetic alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of one run of each side, one straight after the other."""

    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        """How many times as long ours took."""
        return self.ours / self.theirs


@dataclass(frozen=True, slots=True)
class Summary:
    """What several pairs say: the median of their ratios, the range of the middle half, and median seconds."""

    median: float
    low: float
    high: float
    ours: float
    theirs: float
    pairs: int

    def __str__(self) -> str:
        """Return one line: ratio, spread, times."""
        times = f"{self.ours * 1000:.0f} ms beside {self.theirs * 1000:.0f} ms"
        return (
            f"{self.median:.2f} ({self.low:.2f} to {self.high:.2f} in the middle half of {self.pairs} pairs; {times})"
        )


def quantile(values: Sequence[float], part: float) -> float:
    """Return the value below which ``part`` of the values lie, interpolated between neighbours."""
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def summarise(pairs: Sequence[Pair]) -> Summary:
    """Return the summary of at least one pair. Raises ``ValueError`` on none: nothing was measured."""
    if not pairs:
        raise ValueError("no pairs were measured")
    ratios = [pair.ratio for pair in pairs]
    return Summary(
        median=median(ratios),
        low=quantile(ratios, 0.25),
        high=quantile(ratios, 0.75),
        ours=median(pair.ours for pair in pairs),
        theirs=median(pair.theirs for pair in pairs),
        pairs=len(pairs),
    )
