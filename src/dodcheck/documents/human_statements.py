"""Statements that only people can make: what they think, have agreed on, reviewed or tried, or have seen outside."""

from __future__ import annotations

import re
from functools import cache

from dodcheck.documents.inline import plain

_LONGEST = 500
_PEOPLE = (
    r"(?:(?:all|every|each|our|the|any|most|no|new)\s+)?(?:[a-z]+\s+)?"
    r"(?:developers?|engineers?|contributors?|maintainers?|reviewers?|newcomers?|teams?|stakeholders?|owners?|staff|"
    r"people|everyone|everybody|nobody|somebody|community)"
)
_SOME_PEOPLE = rf"(?:{_PEOPLE}|(?:at least )?(?:one|two|three|four|five|\d+)(?: or more)? (?:other )?[a-z]+)"
_MIND = (
    r"(?:can|could|trusts?|feels?|thinks?|believes?|knows?|understands?|agrees?|agreed|is confident|are confident|"
    r"is happy|are happy|is trained|are trained|is aware|are aware|prefers?|accepts?|has agreed|have agreed|"
    r"has signed off|have signed off|signs? off|signed off|has been (?:told|trained|informed|asked)|"
    r"have been (?:told|trained|informed|asked)|(?:has|have) (?:read|seen|reviewed|checked|approved|tried|used)|"
    r"reviewed|approved)"
)
_WORK = (
    r"(?:(?:the|all|each|every|this|any) )?(?:[a-z]+ )?"
    r"(?:code|changes?|design|designs|docs?|documentation|features?|implementation|plans?|pr|prs|pull requests?|"
    r"merge requests?|release|stor(?:y|ies)|tasks?|tests?|work)"
)
_IS = r"(?:is|are|was|were|has been|have been|successfully|been)"
_DONE = (
    r"(?:done|complete|completed|passed|passes|performed|approved|obtained|given|received|conducted|recorded|executed)"
)
_REVIEWED = r"(?:reviewed|approved|signed off|demoed|demonstrated)"
_REVIEW = r"(?:(?:code|peer|design|security|architecture|legal|privacy|accessibility|ux|team|pr)[ -])*reviews?"
_TRIAL = (
    r"(?:(?:manual|exploratory|usability|user acceptance|cross-?browser(?:/device)?|accessibility|device|mobile|uat|qa|"
    r"penetration) )+(?:testing|tests?|verification|checks?|qa|review)"
)
_TICKET = r"(?:(?:the|all|each|linked|related) )*(?:[a-z]+ )?(?:tickets?|user stor(?:y|ies)|epics?)"
_GRAVE = r"(?:known|open|new|critical|major|high|severe|serious|blocking|or|high[- ]severity|p0|p1)"
_FAULTS = r"(?:bugs?|defects?|issues?|regressions?|blockers?|vulnerabilities)"
_WHERE_NEEDED = (
    r"(?:only )?(?:where|if|when|as) (?:it is |they are )?"
    r"(?:necessary|needed|relevant|applicable|appropriate|required)"
)
_STANDARDS = r"(?:standards?|guidelines?|conventions?|principles|best practices|style guides?|patterns|clean code)"
_ASKED = r"(?:survey|poll|interview|ask|questionnaire)"
_FORMS = (
    rf"{_ASKED}\b\s+\S",
    rf"{_SOME_PEOPLE}\s+{_MIND}\b",
    rf"{_WORK}\s+(?:{_IS} )*(?:(?:peer|team|carefully|fully)[- ])?{_REVIEWED}\b",
    rf"(?:peer[- ])?{_REVIEWED} (?:by|to|with)\b",
    rf"(?:at least )?(?:(?:one|two|\d+) )?{_REVIEW} (?:{_IS} )?{_DONE}\b",
    rf"{_PEOPLE} (?:sign[- ]?off|approvals?|acceptance|demo|review) (?:{_IS} )?{_DONE}\b",
    rf"(?:{_TRIAL}|qa) (?:{_IS} )?{_DONE}\b",
    r"(?:manually (?:tested|verified|checked)|(?:tested|verified|checked) (?:manually|by hand))\b",
    r"(?:all )?(?:the )?acceptance criteria\b.{0,80}?\b(?:met|satisfied|fulfilled|verified|accepted)\b",
    rf"(?:{_WORK} )?(?:{_IS} )*(?:deployed|released|rolled out|shipped) to\b",
    rf"no (?:{_GRAVE}[ /,]+)+{_FAULTS}\b",
    rf"{_TICKET} (?:{_IS} )*(?:updated|linked|closed|moved|resolved|attached|groomed|estimated)\b",
    rf"{_WORK} (?:follows?|adheres? to|compl(?:y|ies) with|conforms? to|respects?)\b[^`]*\b{_STANDARDS}\b",
    rf"[^`]{{3,80}}? (?:updated|commented|documented|added|written|covered) {_WHERE_NEEDED}\b",
    r"knowledge (?:is |was |has been )?(?:shared|transferred)\b",
    r"(?:[a-z]+\s+)?(?:confidence|morale|satisfaction|trust)\s*:",
    r"(?:(?:[a-z]+\s+){1,2}adoption\s*:|(?:check if |check whether )?other projects? (?:have |has )?adopted\b)",
    r"(?:track |no )(?:[a-z-]+ ){0,2}(?:incidents|outages)\s*(?:$|[(,.]|caused\b|since\b|after\b)",
)


def is_human_statement(text: str) -> bool:
    """Return whether a statement, in Markdown, is one that people make and no file shows."""
    return _pattern().match(plain(text[:_LONGEST]).strip()) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern, compiled when it is first needed: that takes some milliseconds."""
    return re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
