"""`grep -r "@main" .github/workflows/` returns 0 results: the command is read and done natively."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.commands import Search, read_grep
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import WORKFLOWS
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All
from dodcheck.rules.text import TextRule

_COUNT = r"(?P<count>0|zero|no|nothing|empty|\d{1,7})"
_WHAT = r"(?:results?|match(?:es)?|hits?|lines?|output|occurrences?)"
_FORM = re.compile(
    rf"(?:running )?⟦(?P<slot>\d+)⟧ (?:returns?|finds?|shows?|gives?|prints?|yields?|outputs?|is|=|→|->):? "
    rf"{_COUNT}(?: {_WHAT})?(?P<rest>.*)",
)
_EXCLUDING = re.compile(r" \((?:excluding|except|excepting|apart from|other than) [^()]*\)")
_NONE = frozenset({"0", "zero", "no", "nothing", "empty"})


def read(words: Phrase, _named_in: str) -> Reading | None:
    """Return a rule that counts as the command would; with an exclusion it can prove the statement, not refute it."""
    found = _FORM.fullmatch(words.words)
    search = read_grep(words.thing(found["slot"])) if found else None
    if found is None or search is None:
        return None
    count = 0 if found["count"] in _NONE else int(found["count"])
    tree = _rule(search, count)
    if tree is None or (found["rest"] and (count or not _EXCLUDING.fullmatch(found["rest"]))):
        return None
    return Reading(tree, Strength.STRONGER if found["rest"] else Strength.EXACT)


def _rule(search: Search, count: int) -> Tree:
    """Return what counts as the command does; workflows must also hold nothing once their scalars are parsed."""
    found = TextRule(
        literal=search.literal, pattern=search.pattern, in_=search.scope, exclude=search.exclude, min=count, max=count
    )
    if count or search.literal is None or not any(glob.startswith(".github/") for glob in search.scope):
        return found
    return All((found, TextRule(literal=search.literal, in_=WORKFLOWS, max=0, parsed=True)))
