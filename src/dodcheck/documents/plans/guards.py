"""Sentences that forbid changes, such as "No CI behavior may change in M03"."""

from __future__ import annotations

import re

from dodcheck.documents.inline import SpanKind, spans, too_long
from dodcheck.model.milestone import MilestoneId, mentions

_QUOTES = "\"“”'‘«"
_LONGEST = 400
"""A longer sentence, in code points, is prose."""

_CHANGE = (
    r"(?:chang(?:e|es|ed|ing)|modif(?:y|ies|ied|ying|ications?)|alter(?:s|ed|ing|ations?)?|edit(?:s|ed|ing)?"
    r"|touch(?:es|ed|ing)?|rewrit(?:e|es|ten|ing))"
)
_WORK = r"(?:introduction|extraction|migration|refactor(?:ing)?|extension|work|changes?)"
_MILESTONE = r"(?:milestone|plan|phase|pr|pull request|change|work|refactor(?:ing)?|task|sprint|branch)"
_SUBJECT = (
    rf"(?:m\d[\w.-]*|v\d+-m\d+|(?:this|the) {_MILESTONE}|it|we|you|nobody|no ?one|implementation"
    rf"|(?:[\w-]+ ){{0,3}}{_WORK})"
)
_NOT = (
    r"(?:(?:must|may|shall|should|will|can|do|does)(?: not|n't)|cannot|never|must never"
    r"|(?:is|are) not (?:allowed|permitted) to)"
)
_NO_KIND = r"(?! (?:paths?|files?|lines?|code|modules?|areas?|surfaces?)\b)"
"""`No drop of coverage in touched files` forbids no touch."""
_NO = re.compile(rf"(?:absolutely |strictly )?(?:no|nothing)\b(?:[^.;:—–]{{0,120}}?[\s/-])?{_CHANGE}\b{_NO_KIND}")
_ACTIVE = re.compile(rf"(?:please |{_SUBJECT} )?(?:explicitly |strictly )?{_NOT} (?:be )?{_CHANGE}\b")
_PASSIVE = re.compile(
    rf"\b(?:must|may|shall|should|will|can)(?:not| not|n't| never) (?:change|be (?:\w+ )?{_CHANGE})\b"
    r"(?! (?:between|across|at run|over time|after|during|when|if|while|by|from|without))"
)
_KEPT = r"(?:\w+ly )?(?:unchanged|untouched|unmodified|unaltered|frozen)"
_STAYS = re.compile(
    r"\b(?:must|shall|should|to|will|needs? to|has to|have to)(?: all| also)? (?:remain|stay|be (?:kept|left))"
    rf" (?:{_KEPT}|as (?:is|they are|it is)|read-only)\b"
    r"|\b(?:remains?|stays?) (?:\w+ly )?frozen\b|\b(?:is|are) (?:off[- ]limits|read-only)\b"
)
_NO_NEED = re.compile(
    rf"\b{_CHANGE}(?: \w+){{0,3}} (?:(?:is|are|was|were|be|been) )?"
    r"(?:needed|required|necessary|expected|planned|found|detected|observed|yet)\b"
)
_ELSE = re.compile(
    r"\bonce\b|^(?:if|when|before|after|should|verify|confirm|check|assert|validate|test|reviewers?|note that|because"
    r"|since|example|e\.g)\b|\b(?:was|were|did|had|has been|have been) (?:not )?"
)


def forbids_change(source: str, milestone: MilestoneId) -> bool:
    """Return whether a sentence or item, as Markdown, forbids that something is changed in a milestone.

    Questions, quotations, conditions, reports of what was not needed and sentences about other milestones don't.
    """
    if len(source) > _LONGEST or too_long(source):
        return False
    words = _spoken(source)
    if (
        not words
        or words.endswith(("?", ":"))
        or words[0] in "\"“”'‘«"
        or _ELSE.search(words)
        or _NO_NEED.search(words)
    ):
        return False
    named = {mention.first for mention in mentions(" ".join(span.text for span in spans(source)))}
    if named and milestone not in named:
        return False
    return bool(_NO.match(words) or _ACTIVE.match(words) or _PASSIVE.search(words) or _STAYS.search(words))


def _spoken(source: str) -> str:
    """Return what a source says in lower case, code as a word, without what is struck and decoration before it."""
    kept = (_word(span.kind, span.text) for span in spans(source))
    words = "".join(kept).lower().replace("’", "'").strip()
    start = next((at for at, char in enumerate(words) if char.isalnum() or char in _QUOTES), len(words))
    return words[start:].rstrip("*_ ")


def _word(kind: SpanKind, text: str) -> str:
    match kind:
        case SpanKind.CODE | SpanKind.CODE_LINK:
            return "x"
        case SpanKind.STRUCK:
            return ""
        case SpanKind.WORDS | SpanKind.LINK:
            return text
