"""No to-do left in the code, no to-do without an issue, no `noqa` without a reason: remarks that code may have."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import scope_of
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.remarking.marks import NOTES, Unless
from dodcheck.rules.remarks import RemarksRule

_PYTHON = ("**/*.py",)
_SCRIPTS = tuple(f"**/*.{suffix}" for suffix in ("js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "vue", "svelte"))
_TOOLS = {
    **dict.fromkeys(("type: " + "ignore", "noqa", "nosec", "pragma: no cover", "pylint: disable"), _PYTHON),
    **dict.fromkeys(("@ts-ignore", "@ts-expect-error", "@ts-nocheck", "eslint-disable"), _SCRIPTS),
    **dict.fromkeys(("eslint-disable-next-line", "eslint-disable-line", "istanbul ignore", "c8 ignore"), _SCRIPTS),
    "nolint": ("**/*.go",),
}
"""Words to a tool that it should look away, and the files in which it reads them."""
_MARK = rf"(?:{SLOT}|to-?dos?|fixmes?|hacks?|xxx)"
_MARKS = named(rf"{_MARK}(?:(?:, (?:and |or |nor )?| and | or | nor | ?/ ?){_MARK}){{0,5}}", "marks")
_NOUN = r"(?P<noun> (?:code )?(?:comments?|markers?|annotations?|suppressions?))?"
_LEFT = r"(?: (?:left(?: over| behind)?|remain|remains|remaining|exist|present|allowed))?"
_CODE = (
    r"(?P<code> (?:in|anywhere in|inside|within) (?:the |our |any )?"
    r"(?:(?:production |source |shipped )?code(?:base)?|source files|sources?))?"
)
_PLACE = rf"(?: (?:in|under|inside|within|below|anywhere in) (?:the )?{named(SLOT, 'place')}(?: folder| directory)?)?"
_WHERE = rf"(?:{_CODE}{_PLACE}){_LEFT}"
_SORT = r"(?:(?:linked|tracking|tracked|associated|corresponding|referenced|open|related|github|valid|jira) )*"
_ISSUE = rf"{_SORT}(?:issues?|tickets?)(?: (?:links?|numbers?|references?|ids?|linked|attached))?"
_WHY = (
    r"(?:(?:clear|explicit|written|documented|explanatory|explaining) )*"
    r"(?:reasons?|justifications?|explanations?|rationale|comments?|notes?)(?: (?:explaining|saying|stating) why)?"
)
_UNLESS = rf" without (?:an? |its |any )?(?:(?P<issue>{_ISSUE})|(?P<why>{_WHY}))"
_OPEN = r"(?:(?:remaining|leftover|outstanding|stray|unresolved|open) )?"
_NONE = r"(?:there (?:is|are) )?(?:no|zero|0)"
_FORMS = (
    rf"{_NONE} {_OPEN}{_MARKS}{_NOUN}{_LEFT}{_WHERE}(?:{_UNLESS})?",
    rf"{_NONE} {_OPEN}{_MARKS}{_NOUN}{_UNLESS}{_WHERE}",
    (
        rf"(?:all|every|each) {_MARKS}{_NOUN}{_WHERE} (?:has|have|cites?|references?|links? to|(?:is|are) linked to|"
        rf"carry|carries|includes?|names?) (?:an? |their |its )?(?:(?P<issue>{_ISSUE})|(?P<why>{_WHY}))"
    ),
)
_NOTE = re.compile(r"to-?do|fixme|hack|xxx", re.IGNORECASE)
_WORK_AT_HAND = "milestone"
"""A plan may speak of the files that it is about, and of no others."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks at the comments of code.

    Where comments are not spoken of, the statement may mean documents too, so that it is never proved.
    """
    found = fit(words, _FORMS)
    marks = _marks(words, found["marks"]) if found else None
    if found is None or marks is None:
        return None
    told = found.groupdict()
    unless = Unless.ISSUE if told.get("issue") else Unless.REASON if told.get("why") else None
    places = _places(words, told.get("place"), marks)
    notes = marks[0] in NOTES
    if marks == ("HACK",) and not (told["noun"] or "⟦" in told["marks"]):
        return None  # hacks may be ways to program
    if places is None or (unless is Unless.REASON and notes) or (unless is Unless.ISSUE and not notes):
        return None
    rule = RemarksRule(in_=places, marks=marks, unless=str(unless) if unless else None, named_in=words.named_in)
    everywhere = not told.get("place")
    if everywhere and words.scope.startswith(_WORK_AT_HAND):
        return Reading(rule, Strength.STRONGER) if told.get("code") else None
    in_code = told.get("noun") or told.get("code") or not notes
    return Reading(rule, Strength.EXACT if in_code or not everywhere else Strength.WEAKER)


def _marks(words: Phrase, said: str) -> tuple[str, ...] | None:
    """Return the marks that are named, all of them notes or all of them words to a tool; ``None`` for anything else."""
    things = [thing.strip("#/*: ") for thing in things_in(words, said)]
    notes = [one[0].upper().replace("-", "") for one in _NOTE.finditer(re.sub(SLOT, "", said))]
    named_notes = [thing.upper().removesuffix("S") for thing in things if _NOTE.fullmatch(thing.removesuffix("s"))]
    if len(named_notes) == len(things):
        return tuple(dict.fromkeys((*notes, *(one.replace("-", "") for one in named_notes)))) or None
    folded = [thing.lower() for thing in things]
    return tuple(dict.fromkeys(folded)) if not notes and all(one in _TOOLS for one in folded) else None


def _places(words: Phrase, place: str | None, marks: tuple[str, ...]) -> tuple[str, ...] | None:
    if place:
        (thing,) = things_in(words, place)
        return (thing,) if is_path(thing) and scope_of(thing) else None
    return tuple(dict.fromkeys(glob for mark in marks for glob in _TOOLS.get(mark, ("**",))))
