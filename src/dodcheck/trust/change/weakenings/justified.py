"""Silent failures in workflows that are accepted by the change itself."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.rules.soft_failures import SoftFailuresRule
from dodcheck.trust.change.bound_rules import rules_of
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every silent failure that a promise speaks of, and that nobody had accepted before.

    Where no promise of either side is bound to a rule about silent failures, nothing is looked at.
    """
    rules = [rule for rule in rules_of(judges.comparison, SoftFailuresRule) if not rule.even_justified]
    if rules:
        from dodcheck.trust.change.accepting import newly_accepted  # noqa: PLC0415 - lazy: it loads the whole audit

        yield from newly_accepted(judges.comparison, rules)
