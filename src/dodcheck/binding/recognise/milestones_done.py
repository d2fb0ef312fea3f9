"""M06 is closed, milestone M06 completed: a milestone is done, as its plan and the ledger show."""

from __future__ import annotations

from dodcheck.binding.recognise.forms import BE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.documents.closings import milestone_of
from dodcheck.model.milestone import Status, leading_mention
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.file import FileRule
from dodcheck.rules.ledger import LedgerRule
from dodcheck.rules.milestone import MilestoneRule
from dodcheck.rules.types import MILESTONES

_LEDGER = "REFACTOR.md"
_ID = r"(?P<id>m\d[\w.]*(?: ?[–—-] ?m\d[\w.]*)?)"
_FORMS = (rf"(?:all of )?(?:the )?(?:milestones? )?{_ID} {BE}(?:marked (?:as )?)?(?:closed|completed?|done|finished)",)
_MOST = 20
"""So many milestones of a range are looked at."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that all the plan says is met; a ledger that is there has to call it closed.

    A plan does not rest on itself, nor on those behind it, which rest on it.
    """
    found = fit(words, _FORMS)
    if found is None:
        return None
    written = found["id"].upper()
    named = leading_mention(written)
    if named is None or named.end != len(written):
        return None
    members = tuple(named.members())
    own = milestone_of(words.scope)
    if not members or len(members) > _MOST or (own is not None and not all(one < own for one in members)):
        return None
    ledger = LedgerRule(
        path=_LEDGER, milestones=MILESTONES.read(written), status=Status.CLOSED, named_in=words.named_in
    )
    closed = AnyOf((ledger, Not(FileRule(path=_LEDGER, named_in=words.named_in))))
    return Reading(All((*(MilestoneRule(id=str(one)) for one in members), closed)))
