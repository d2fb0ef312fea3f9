"""How bad a finding is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is. ``HIGH``: nothing is checked. ``MEDIUM``: a change may pass unjudged, or nobody knows."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def blocks(self) -> bool:
        """Whether a finding of it blocks the gate."""
        return self is not Severity.LOW

    @property
    def rank(self) -> int:
        """Its place among the others: 0 is the worst."""
        return _RANK[self]


_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Limit(StrEnum):
    """How bad what is let pass may be: with ``NONE``, nothing passes."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    def lets(self, severity: Severity) -> bool:
        """Return whether a finding of a severity passes."""
        return self is not Limit.NONE and severity.rank >= Severity(self.value).rank
