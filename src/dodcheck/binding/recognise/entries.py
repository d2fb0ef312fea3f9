"""`REFACTOR.md` contains M00-M02 entries, `REFACTOR.md` updated with M03 CLOSED entry: the ledger has them."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.document import Role
from dodcheck.documents.inline import plain
from dodcheck.documents.paths import is_path
from dodcheck.documents.slug import title
from dodcheck.model.milestone import MilestoneId, Status, leading_mention
from dodcheck.program.discover import NamedDocuments, source_of
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.ledger import LedgerRule
from dodcheck.rules.types import MILESTONES
from dodcheck.snapshot.paths import name_of

_VERB = r"(?:contains?|has|includes?|lists?|holds?|(?:is )?updated with)"
_STATUS = r"(?:(?P<status>closed|complete|completed|done) )?"
_DASH = re.compile(r" (?:TO|THROUGH) | ?[–—] ?")
_MILESTONES = r"(?P<milestones>[a-z0-9._-]*m\d[a-z0-9._ –—-]*?)"
_CLOSED = r"(?P<status>closed|complete|completed|done)"
_FORMS = (
    rf"⟦(?P<slot>\d+)⟧ {_VERB} (?:an? |the |all )*{_MILESTONES} {_STATUS}(?:milestone )?(?:entry|entries)",
    rf"⟦(?P<slot>\d+)⟧ (?:marks|shows|lists|records|says) {_MILESTONES} (?:is |as )?{_CLOSED}",
    rf"{_MILESTONES} (?:is )?(?:marked|shown|listed|recorded) (?:as )?{_CLOSED} in ⟦(?P<slot>\d+)⟧",
)
_RANGE = r"(?P<milestones>m\d[\w.]*(?: ?[–—-] ?m\d[\w.]*|(?: to | through )m\d[\w.]*))"
_OR_LAST = r"(?P<last> \(?or (?:the )?(?:final|last) milestone\)?)"
_CONTAINS = (
    rf"⟦(?P<slot>\d+)⟧ {_VERB} (?:all |entries (?:for|of) )*{_RANGE}{_OR_LAST}?",
    rf"⟦(?P<slot>\d+)⟧ {_VERB} (?:all )?{_RANGE} (?:milestone )?entries{_OR_LAST}",
)
_UP = r"up[- ]to[- ]date|current|kept current|kept up[- ]to[- ]date"
_ALL = r"(?:all|every|each)(?: of)? (?:the )?milestones?"
_CURRENT = (
    rf"(?:the )?⟦(?P<slot>\d+)⟧ (?:(?:is|stays|remains|now) )*(?:{_UP})",
    rf"(?:the )?⟦(?P<slot>\d+)⟧ (?:reflects|records|covers) {_ALL}(?: changes?| results?| outcomes?| work)?",
    rf"(?:the )?⟦(?P<slot>\d+)⟧ (?:is )?updated (?:after|for|with) {_ALL}(?: changes?)?",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks the milestones up in the ledger; each needs an entry of its own.

    That the ledger is up to date, its agreement with plans and logs can refute, and not prove.
    """
    if found := fit(words, _FORMS):
        return _reading(words, found)
    if found := fit(words, _CONTAINS):
        return _range(words, found)
    if (found := fit(words, _CURRENT)) and is_ledger(path := words.thing(found["slot"])):
        return Reading(LedgerRule(path=path, current=True, named_in=words.named_in), Strength.WEAKER)
    return None


def is_ledger(path: str) -> bool:
    """Return whether a path is named as the ledger of a program is."""
    return source_of(name_of(path), NamedDocuments()).role is Role.LEDGER


def _range(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for a range; "or the final milestone" lets the last one of the document's list end it."""
    path, written = words.thing(found["slot"]), _DASH.sub("-", found["milestones"].upper())
    named = leading_mention(written)
    if not is_path(path) or named is None or named.end != len(written):
        return None
    told = LedgerRule(path=path, milestones=MILESTONES.read(written), named_in=words.named_in)
    last = _last_listed(words) if found["last"] else None
    if last is None or last in (named.last, named.first) or not named.first < last:
        return Reading(told)
    until = MILESTONES.read(f"{named.first}-{last}")
    return Reading(AnyOf((told, LedgerRule(path=path, milestones=until, named_in=words.named_in))))


def _last_listed(words: Phrase) -> MilestoneId | None:
    """Return the highest milestone of the list that the document has."""
    named = (leading_mention(title(plain(source))) for source in words.declared.milestones)
    return max((one.last or one.first for one in named if one), default=None)


def _reading(words: Phrase, found: re.Match[str]) -> Reading | None:
    path = words.thing(found["slot"])
    written = _DASH.sub("-", found["milestones"].upper())
    named = leading_mention(written)
    if not is_path(path) or named is None or named.end != len(written):
        return None
    status = Status.CLOSED if found["status"] else None
    return Reading(LedgerRule(path=path, milestones=MILESTONES.read(written), status=status, named_in=words.named_in))
