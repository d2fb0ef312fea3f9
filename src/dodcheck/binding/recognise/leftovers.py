"""`src/` has no marks of work to do, no such comments remain in `src/`: notes of what is not done yet."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, EITHER, SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import scope_of
from dodcheck.rules.text import TextRule

_MARK = rf"(?:{SLOT}|to-?dos?|fixmes?|xxx)"
_MARKS = named(rf"{_MARK}(?:(?:, (?:and |or |nor )?| and | or | nor | ?/ ?){_MARK}){{0,4}}", "marks")
_NOUN = r"(?: (?:comments?|markers?|notes?|tags?|items?))?"
_LEFT = r"(?: (?:left(?: over)?|remain|remains|remaining|exist|present))?"
_PLACES = rf"(?:the )?{named(EITHER, 'places')}"
_FORMS = (
    (
        rf"(?:there (?:is|are) )?(?:no|zero|0) (?:open |leftover |remaining |outstanding |stray )?"
        rf"{_MARKS}{_NOUN}{_LEFT} (?:in|inside|within|under|below|anywhere in) {_PLACES}{_LEFT}"
    ),
    rf"{_PLACES} (?:(?:contains?|has|have) (?:no|zero|0)|(?:is|are) free of) {_MARKS}{_NOUN}{_LEFT}",
    (
        rf"(?:(?:all|every|the) )*{_MARKS}{_NOUN} {BE}(?:removed|resolved|gone|cleaned up|addressed|eliminated) "
        rf"(?:from|in|inside|within|under) {_PLACES}"
    ),
)
_APARTABLE = "todo"
_SAID = re.compile(r"to-?do|fixme|xxx", re.IGNORECASE)
_SIGN = "[-#*/;] ?@?"
"""What a comment begins with, in most languages."""

_APART = rf"|\bTO-DOs?\b|{_SIGN}(?:TO DO\b|(?i:to[ -]do)(?: ?[:(]|$))|^\s*(?i:to[ -]do):"
"""The mark in two words: in capitals where a comment begins, else before a colon; prose says "to do" as well."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for the marks: in capitals as words anywhere, in any case where a comment begins.

    A name such as `TodoList` is none.
    """
    found = fit(words, _FORMS)
    if found is None:
        return None
    things = things_in(words, found["marks"])
    said = [one[0] for one in _SAID.finditer(found["marks"])] + [one.strip(":") for one in things]
    marks = [one.lower().replace("-", "").upper() for one in said]
    places = things_in(words, found["places"])
    if not all(map(_SAID.fullmatch, marks)) or not all(map(scope_of, places)):
        return None
    either = "|".join(dict.fromkeys(marks))
    pattern = rf"\b(?:{either})s?\b|{_SIGN}(?i:{either})\b{_APART if _APARTABLE.upper() in marks else ''}"
    globs = tuple("**" if place in (".", "./") else place for place in places)
    return Reading(
        TextRule(pattern=pattern, meaning=" or ".join(dict.fromkeys(marks)), in_=globs, max=0, named_in=words.named_in)
    )
