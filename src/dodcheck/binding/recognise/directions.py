"""Whether a metric should go up or down: by its baseline, by a sign, else by its words."""

from __future__ import annotations

import re
from fractions import Fraction

from dodcheck.documents.comparison import goes_up
from dodcheck.documents.quantities import PERCENT, Quantity
from dodcheck.rules.metrics.bound import Bound
from dodcheck.rules.metrics.totals import written

MAX_PLACES = 15
"""Decimal places of a target that are kept: no number is read with more."""

_DOWN = re.compile(
    r"\b(?:errors?|failures?|failing|fails?|flak(?:e|es|y|iness)|bugs?|defects?|vulnerabilit(?:y|ies)|cves?|latency"
    r"|duration|time|coupling|complexity|debt|incidents?|warnings?|violations?|duplication|duplicates?|cycles?|unpinned"
    r"|risks?|regressions?|outdated|stale|skipped|retries|crashes|downtime|cost|findings|smells?)\b"
)
_UP = re.compile(
    r"\b(?:coverage|covered|reliability|pass(?:ing| rate)?|success|availability|uptime|accuracy|posture|maturity"
    r"|security|compliance|quality|health|pinned|documented|readiness|strength|precision|recall|throughput|cohesion"
    r"|satisfaction|performance|maintainability|score)\b"
)

_COVERAGE = re.compile(r"\bcoverage\b")
"""Of errors, say: more of that may be better."""


def direction(name: str, baseline: Quantity | None, target: Quantity) -> bool | None:
    """Return whether a metric of this name, in lower case, should go up to its target; ``None`` where that is not told.

    A sign that contradicts the way from the baseline leaves it open.
    """
    told = {way for way in (_signed(target), goes_up(baseline, target) if baseline else None) if way is not None}
    if told:
        return told.pop() if len(told) == 1 else None
    return by_words(name)


def by_words(name: str) -> bool | None:
    """Return whether more of a metric of this name, in lower case, is better; ``None`` where the words do not tell."""
    if _DOWN.search(name):
        return None if _COVERAGE.search(name) else False
    return True if _UP.search(name) else None


def _signed(target: Quantity) -> bool | None:
    """Return whether a sign says that more is meant, or less; a range says neither."""
    if target.high is None:
        return True
    return False if target.low is None else None


def bounds(target: Quantity, *, up: bool) -> tuple[Bound | None, Bound | None]:
    """Return a target as what a rule asks: at least or at most so much. Of a range, the nearer end counts."""
    if up:
        end = target.low if target.low is not None else target.high
        return Bound(f"{'>' if target.low_open else ''}{_written(end, target)}"), None
    end = target.high if target.high is not None else target.low
    return None, Bound(f"{'<' if target.high_open else ''}{_written(end, target)}")


def _written(end: Fraction | None, target: Quantity) -> str:
    """Return an end of a target on its scale, or in its base unit."""
    said = written(end or Fraction(0), MAX_PLACES)
    if target.top is not None:
        return f"{said}%" if target.top == PERCENT else f"{said}/{target.top}"
    return f"{said} {target.unit}" if target.unit else said
