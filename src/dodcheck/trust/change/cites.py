"""Rules that only look for what a claim cites: they prove nothing, so that none of them is a promise."""

from __future__ import annotations

from dodcheck.binding.tree import Bound
from dodcheck.model.report import Origin
from dodcheck.rules.cited import CitedRule


def is_only_cited(bound: Bound) -> bool:
    """Return whether a rule was read from what its statement cites, and not from what it says."""
    return bound.origin is Origin.RECOGNISED and isinstance(bound.tree, CitedRule)
