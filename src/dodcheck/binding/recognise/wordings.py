"""Evidence-based language used throughout, no prescriptive wording in `X`, every finding cites a workflow or a job."""

from __future__ import annotations

import re
from typing import Any

from dodcheck.binding.recognise.audits import document_holding
from dodcheck.binding.recognise.forms import BE, SLOT, THE, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, first_fitting
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_markdown
from dodcheck.rules.wording import WordingRule

_HERE = rf"{THE}(?:{named(SLOT, 'document')}|(?:whole |entire )?(?:audit|document|report))"
_IN = rf"(?: (?:throughout|in|across|within) {_HERE})?"
_EVERYWHERE = r"(?: (?:throughout|everywhere|consistently|only))?"
_LANGUAGE = r"(?:language|wording|phrasing|terms|statements?|conclusions?|claims?)"
_BASED = (
    rf"(?:only )?(?:evidence[- ]based|factual|fact-based) {_LANGUAGE} {BE}used{_EVERYWHERE}{_IN}",
    rf"(?:use |uses )?(?:only )?(?:evidence[- ]based|factual|fact-based) {_LANGUAGE}{_EVERYWHERE}{_IN}",
    rf"{named(SLOT, 'document')} uses (?:only )?(?:evidence[- ]based|factual) {_LANGUAGE}{_EVERYWHERE}",
)
_NONE = r"(?:no|zero|without|free of|avoids?|contains no|has no|uses no)"
_KIND = r"(?P<kind>speculati(?:ve|on)|prescripti(?:ve|on)|unsupported|hedging)"
_WITHOUT = (
    rf"{_NONE} {_KIND}(?: (?P<noun>{_LANGUAGE}))?(?: (?:is |are )?used)?{_EVERYWHERE}{_IN}",
    rf"{_HERE} (?:is )?{_NONE} {_KIND}(?: (?P<noun>{_LANGUAGE}))?",
)
_WHAT = r"(?P<what>claims?|findings?|risks?|rows?|entry|entries|conclusions?|statements?|observations?)"
_CITES = (
    r"(?:must |has to |have to |should )?(?:references?|cites?|names?|points? to|be backed by|is backed by|links to)"
)
_SEEN = r"(?:an? )?(?:documented|described|observed|recorded) (?:ci )?(?:behaviou?rs?|facts?|configurations?)"
"""What may be referred to without a name that could be looked up."""
_SOURCE = (
    r"(?:(?:an? )?(?:workflows?(?: files?)?|files?|jobs?(?: names?)?|commands?|sources?|evidence|paths?|commits?)"
    rf"|{_SEEN})"
)
_ONE_OF = r"(?:(?:at least )?one of(?: the following| these)?:? )?"
_CITED = (
    (
        rf"(?:every|each|all) {_WHAT}(?: in (?:{_HERE}|{THE}register))? {_CITES}:? "
        rf"{_ONE_OF}{_SOURCE}(?:(?:,| or|, or| and) {_SOURCE}){{0,5}}"
    ),
)
_KINDS = {"spec": "speculation", "pres": "prescription", "hedg": "speculation"}
_OF_WORDING = frozenset({"", "language", "wording", "phrasing", "terms"})


def read(words: Phrase) -> Reading | None:
    """Return a rule about the words of the audit, or of the document that is named, and about what its rows cite."""
    return first_fitting(words, ((_BASED, _based), (_WITHOUT, _without), (_CITED, _cited)))


def _based(words: Phrase, found: re.Match[str]) -> Reading | None:
    return _reading(words, found, against=("speculation",), cite="rows")


def _without(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what forbids the words; that a conclusion is none is more than that its words are not there."""
    kind = _KINDS.get(found["kind"][:4])
    if kind is None:
        return None
    told = _reading(words, found, against=(kind,))
    if told is None or (found["noun"] or "") in _OF_WORDING:
        return told
    return told._replace(strength=Strength.WEAKER) if told.strength is Strength.EXACT else None


def _cited(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks the rows of the findings, of claims all that is said; what was only seen has no name."""
    prose = found["what"].startswith(("claim", "conclusion", "statement"))
    told = _reading(words, found, cite="claims" if prose else "rows")
    return told._replace(strength=Strength.STRONGER) if told and re.search(_SEEN, words.words) else told


def _reading(words: Phrase, found: re.Match[str], **asked: Any) -> Reading | None:  # noqa: ANN401 - options of the kind
    slot = found.groupdict().get("document")
    if slot is None:
        held = document_holding(words, "audit")
        if held is None:
            return None
        return Reading(WordingRule(document=held.document, named_in=words.named_in, **asked), held.strength)
    (path,) = things_in(words, slot)
    if not is_markdown(path):
        return None
    return Reading(WordingRule(document=path, named_in=words.named_in, **asked))
