"""Taxonomy defined upfront, failure patterns documented, a risk register produced, cross-referenced with M00 risks."""

from __future__ import annotations

import re
from typing import Any

from dodcheck.binding.recognise.audits import HoldingDocument, document_holding
from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_markdown
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.document import DocumentRule

LATER = ("inventory", "finding", "classification", "register", "result", "observation")
"""Words of headings below which what was defined is used."""
RANKED = ("Severity", "Priority")
"""Heads of columns that say what comes first."""

_IN = rf"(?: in {THE}(?:{named(SLOT, 'document')}|audit|report))?"
_WORD = r"(?!(?:no|not|all|any|if|when|be|is|are|and|or)\b)[a-z][a-z/-]*"
_TOPIC = rf"{THE}(?P<topic>{_WORD}(?: {_WORD}){{0,4}}?)"
_START = r"at the (?:start|beginning|top|outset)|before (?:the )?(?:findings|inventory|analysis)"
_UPFRONT = rf"(?:up ?front|up-front|first|{_START})"
_DEFINED = (rf"{_TOPIC} {BE}(?:(?:explicitly|clearly) )?defined (?:explicitly )?{_UPFRONT}{_IN}",)
_FOUND = r"(?:identified|found|catalogu?ed|collected|analy[sz]ed|enumerated)"
_TOLD = r"(?:documented|described|recorded|explained)"
_DOCUMENTED = (
    rf"{_TOPIC} {BE}{_FOUND} and {_TOLD}{_IN}",
    rf"{_TOPIC} {BE}{_TOLD} in {THE}(?:audit|audit report)",
)
_SORT = r"(?:risk|issue|gap|finding)s?"
_MADE = r"(?:produced|created|completed?|written|included|delivered|there|added)"
_REGISTER = (
    (
        rf"{THE}(?P<ranked>prioriti[sz]ed |ranked )?(?P<topic>(?:{_WORD} ){{0,3}}?{_SORT} register)"
        rf" {BE}{_MADE}{_IN}"
    ),
)
_KNOWN = r"(?:(?:known|audit|identified|open|existing) )*"
_WHAT = rf"{_KNOWN}(?:risks?|findings?|gaps?|issues?|risk (?:list|register)|audit|entries)"
_WITH = rf"(?:with|against|to) {THE}(?P<id>m\d{{1,4}}) {_WHAT}"
_CROSSED = (
    rf"(?:findings? |risks? |results? |audit )?{BE}cross[- ]referenced {_WITH}{_IN}",
    rf"cross[- ]references? {_WITH} (?:added|included|complete|done){_IN}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule about a part of the audit, or of the document that is named.

    What is documented may be so elsewhere, unless the statement says where: then the audit may prove it, no more.
    """
    for forms, reader in (
        (_DEFINED, _defined),
        (_REGISTER, _register),
        (_DOCUMENTED, _documented),
        (_CROSSED, _crossed),
    ):
        found = fit(words, forms)
        held = _held(words, found) if found else None
        if found and held:
            elsewhere = forms is _DOCUMENTED and not found.groupdict().get("document")
            return Reading(reader(words, found, held.document), Strength.STRONGER if elsewhere else held.strength)
    return None


def _defined(words: Phrase, found: re.Match[str], path: str) -> Tree:
    """Return what asks that it stands before what uses it, or in the plan: that was there before the audit."""
    told = _rule(words, path, topic=found["topic"], before=LATER)
    if found.groupdict().get("document") or not _is_plan(words.named_in):
        return told
    return AnyOf((told, DocumentRule(path=words.named_in, topic=found["topic"], entries=2)))


def _documented(words: Phrase, found: re.Match[str], path: str) -> Tree:
    return _rule(words, path, topic=found["topic"])


def _register(words: Phrase, found: re.Match[str], path: str) -> Tree:
    told = _rule(words, path, topic=found["topic"])
    if not found["ranked"]:
        return told
    said = _rule(words, path, topic=f"prioritized {found['topic']}")
    tables = (_rule(words, path, table=(head,)) for head in RANKED)
    return All((told, AnyOf((*tables, said, _rule(words, path, topic="severity")))))


def _crossed(words: Phrase, found: re.Match[str], path: str) -> Tree:
    return _rule(words, path, refers_to=found["id"].upper())


def _rule(words: Phrase, path: str, **asked: Any) -> DocumentRule:  # noqa: ANN401 - options of the kind
    return DocumentRule(path=path, named_in=words.named_in, **asked)


def _held(words: Phrase, found: re.Match[str]) -> HoldingDocument | None:
    slot = found.groupdict().get("document")
    if slot is None:
        return document_holding(words, "risk register" if "register" in words.words else "audit")
    (path,) = things_in(words, slot)
    fits = is_markdown(path)
    return HoldingDocument(path, Strength.EXACT) if fits else None


def _is_plan(path: str) -> bool:
    return path.lower().endswith("_plan.md")
