"""Statements that only people can make: what they think, are able to do, have agreed on, or have seen outside."""

from __future__ import annotations

import re

from dodcheck.documents.inline import plain

_LONGEST = 500
_PEOPLE = (
    r"(?:(?:all|every|each|our|the|any|most|no|new)\s+)?(?:[a-z]+\s+)?"
    r"(?:developers?|engineers?|contributors?|maintainers?|reviewers?|newcomers?|teams?|stakeholders?|owners?|staff|"
    r"people|everyone|everybody|nobody|somebody|community)"
)
_MIND = (
    r"(?:can|could|trusts?|feels?|thinks?|believes?|knows?|understands?|agrees?|agreed|is confident|are confident|"
    r"is happy|are happy|is trained|are trained|is aware|are aware|prefers?|accepts?|has agreed|have agreed|"
    r"has signed off|have signed off|signs? off|signed off|has been (?:told|trained|informed|asked)|"
    r"have been (?:told|trained|informed|asked))"
)
_ASKED = r"(?:survey|poll|interview|ask|questionnaire)"
_FORMS = (
    rf"{_ASKED}\b\s+\S",
    rf"{_PEOPLE}\s+{_MIND}\b",
    r"(?:[a-z]+\s+)?(?:confidence|morale|satisfaction|trust)\s*:",
    r"(?:(?:[a-z]+\s+){1,2}adoption\s*:|(?:check if |check whether )?other projects? (?:have |has )?adopted\b)",
    r"(?:track |no )(?:[a-z-]+ ){0,2}(?:incidents|outages)\s*(?:$|[(,.]|caused\b|since\b|after\b)",
)
_PATTERN = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)


def by_people(text: str) -> bool:
    """Return whether a statement, in Markdown, is one that people make and no file shows."""
    return _PATTERN.match(plain(text[:_LONGEST]).strip()) is not None
