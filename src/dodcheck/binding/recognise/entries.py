"""`REFACTOR.md` contains M00-M02 entries, `REFACTOR.md` updated with M03 CLOSED entry: the ledger has them."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import fit
from dodcheck.binding.recognise.paths import is_path
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.model.milestone import Status, leading_mention
from dodcheck.rules.ledger import LedgerRule
from dodcheck.rules.types import MILESTONES

_VERB = r"(?:contains?|has|includes?|lists?|holds?|(?:is )?updated with)"
_STATUS = r"(?:(?P<status>closed|complete|completed|done) )?"
_MILESTONES = r"(?P<milestones>[a-z0-9._-]*m\d[a-z0-9._ –—-]*?)"
_CLOSED = r"(?P<status>closed|complete|completed|done)"
_FORMS = (
    rf"⟦(?P<slot>\d+)⟧ {_VERB} (?:an? |the |all )*{_MILESTONES} {_STATUS}(?:milestone )?(?:entry|entries)",
    rf"⟦(?P<slot>\d+)⟧ (?:marks|shows|lists|records|says) {_MILESTONES} (?:is |as )?{_CLOSED}",
    rf"{_MILESTONES} (?:is )?(?:marked|shown|listed|recorded) (?:as )?{_CLOSED} in ⟦(?P<slot>\d+)⟧",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks the milestones up in the ledger; each needs an entry of its own."""
    found = fit(words, _FORMS)
    return _reading(words, found) if found else None


def _reading(words: Phrase, found: re.Match[str]) -> Reading | None:
    path = words.thing(found["slot"])
    written = found["milestones"].upper()
    named = leading_mention(written)
    if not is_path(path) or named is None or named.end != len(written):
        return None
    status = Status.CLOSED if found["status"] else None
    return Reading(LedgerRule(path=path, milestones=MILESTONES.read(written), status=status, named_in=words.named_in))
