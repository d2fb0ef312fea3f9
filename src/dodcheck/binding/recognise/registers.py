"""`clarity.md` — CF-001 marked resolved, R-12 is closed in `risks.md`: what a register says of one of its entries."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.rules.document import DocumentRule

_ID = r"(?P<id>(?!(?:aes|cp|cwe|gpt|ieee|iso|md|rfc|rsa|sha|utf)-)[a-z]{1,8}-\d{2,5})"
_CLOSED = r"(?P<closed>resolved|closed|done|fixed|completed?|addressed|mitigated)"
_STATE = rf"(?:{_CLOSED}|open|deferred|pending|unresolved)"
_MARKED = r"(?:(?:is|was|are|has been|now|marked|recorded|listed|shown|set) )*(?:as |to )?"
_FILE = rf"{THE}⟦(?P<slot>\d+)⟧"
_FORMS = (
    rf"{_FILE}:? (?:[—–-] )?{_ID} {_MARKED}{_STATE}",
    rf"{_ID} {_MARKED}{_STATE} in {_FILE}",
    rf"{_FILE} (?:marks|lists|records|shows) {_ID} (?:as )?{_STATE}",
    rf"mark {_ID} (?:as )?{_STATE} in {_FILE}",
)
_LISTED = (
    rf"{_ID} {_MARKED}(?:added to|listed in|recorded in|registered in|documented in) {_FILE}",
    rf"{_FILE} (?:contains|has|lists|records) (?:an? )?(?:entry (?:for )?)?{_ID}(?: entry)?",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks the entry up in the document; one that is only listed may stand there in any form."""
    if (found := fit(words, _FORMS)) and (path := _document(words, found)):
        closed, name = bool(found["closed"]), found["id"].upper()
        return Reading(DocumentRule(path=path, entry=name, closed=closed, named_in=words.named_in))
    if (found := fit(words, _LISTED)) and (path := _document(words, found)):
        return Reading(DocumentRule(path=path, mentions=(found["id"].upper(),), named_in=words.named_in))
    return None


def _document(words: Phrase, found: re.Match[str]) -> str | None:
    path = words.thing(found["slot"])
    return path if path.lower().endswith(".md") else None
