"""What is known of many criteria, in four shares: good, false, missing, unknown; and a bar of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.layout import Span, Style


class Share(NamedTuple):
    """Verdicts that a reader takes for one thing: its name, the sign it has in a bar, and its style."""

    name: str
    sign: str
    style: Style
    verdicts: frozenset[Verdict]


GOOD: Final = Share("good", "█", Style.GOOD, frozenset(verdict for verdict in Verdict if verdict.good))
FALSE: Final = Share("false", "×", Style.BAD, frozenset({Verdict.REFUTED, Verdict.BROKEN}))
MISSING: Final = Share("missing", "░", Style.PLAIN, frozenset({Verdict.OPEN}))
UNKNOWN: Final = Share("unknown", "▒", Style.WARN, frozenset({Verdict.UNPROVEN, Verdict.UNOBSERVABLE}))
SHARES: Final = (GOOD, FALSE, MISSING, UNKNOWN)
"""Every verdict is in one of them."""


def counted(judgements: Iterable[Judgement]) -> tuple[int, ...]:
    """Return how many criteria are in each share."""
    tally = Counter(judgement.verdict for judgement in judgements)
    return tuple(sum(tally[verdict] for verdict in share.verdicts) for share in SHARES)


def bar(counts: Sequence[int], cells: int) -> tuple[Span, ...]:
    """Return a bar of cells. Each count above zero has at least one cell, so it is full only where all is good."""
    sizes = _sizes(counts, cells)
    return tuple(Span(share.sign * size, share.style) for share, size in zip(SHARES, sizes, strict=True) if size)


def _sizes(counts: Sequence[int], cells: int) -> list[int]:
    total = sum(counts) or 1
    sizes = [max(1, count * cells // total) if count else 0 for count in counts]
    while sum(sizes) > cells:
        sizes[sizes.index(max(sizes))] -= 1
    while any(sizes) and sum(sizes) < cells:
        lacks = [count * cells / total - size for count, size in zip(counts, sizes, strict=True)]
        sizes[lacks.index(max(lacks))] += 1
    return sizes
