"""Failures that can't be seen any more."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens, quoted_statement

_HIDING = frozenset({Unknown.IGNORED, Unknown.SUBMODULE, Unknown.OUTSIDE, Unknown.SKIPPED})
"""Reasons for which nobody can tell any more what was plain to see before."""

_DECOY = frozenset({Unknown.AMBIGUOUS})
"""The same for a claim: of work that is still open, a file of such a name elsewhere hides nothing."""


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every criterion that failed before, and now can't be seen.

    Where it was met before, it is lost, which is told at the criterion itself.
    """
    for kept in judges.comparison.pairs.kept:
        now = judges.judgement(kept.after)
        if now.evidence.unknown not in (_HIDING | _DECOY if kept.after.claimed else _HIDING):
            continue
        then = judges.judgement_before(kept.before)
        if then.evidence.outcome is Outcome.FAILS:
            message = f"that “{quoted_statement(kept.after)}” fails can't be seen any more"
            detail = f"was “{then.evidence.summary}”, is “{now.evidence.summary}”"
            places, shown_by = (kept.before.location, kept.after.location), now.evidence.reproduce
            yield Weakening(Weakens.HIDDEN, kept.before.id, message, *places, detail, shown_by)
