"""No `X` in workflows, No `X` references in `folder/`: a literal stands nowhere in some files."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import WORKFLOWS, is_workflows, scope_of
from dodcheck.binding.tree import Strength
from dodcheck.rules.text import TextRule

_WHAT = (
    r"(?:references?|usages?|uses?|occurrences?|mentions?|instances?|calls?|imports?|matches|hits|strings?|literals?)"
)
_LEFT = r"(?: (?:left|remain|remains|remaining))?"
_IN = r"(?:in|inside|within|under)"
_WORKFLOWS = r"(?:the |all |our |any )*(?P<workflows>(?:ci |github |github actions )?workflows?(?: files?)?)"
_WHERE = rf"(?:{_WORKFLOWS}|⟦(?P<place>\d+)⟧)"
_FORM = re.compile(rf"no ⟦(?P<slot>\d+)⟧(?: {_WHAT})?{_LEFT} {_IN} {_WHERE}(?P<rest>.*)")
_EXCLUDING = re.compile(r" \((?:excluding|except|excepting|apart from|other than) [^()]*\)")


def read(words: Phrase, _named_in: str) -> Reading | None:
    """Return a rule that looks for the literal; with an exclusion it can prove the statement, not refute it."""
    found = _FORM.fullmatch(words.words)
    if found is None:
        return None
    scope = WORKFLOWS if found["workflows"] else scope_of(words.thing(found["place"]))
    if scope is None:
        return None
    literal = words.thing(found["slot"])
    rule = TextRule(literal=literal, in_=scope, max=0, word=True, parsed=is_workflows(scope))
    if not found["rest"]:
        return Reading(rule)
    return Reading(rule, Strength.STRONGER) if _EXCLUDING.fullmatch(found["rest"]) else None
