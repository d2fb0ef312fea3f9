"""No line is longer than 120 characters, lines in `src/` stay under 100 columns: how long lines may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dodcheck.binding.recognise.forms import SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import left_out, scope_of
from dodcheck.binding.recognise.tidy_forms import SUFFIXES
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_file_glob, is_path
from dodcheck.rules.each_file import EachFileRule
from dodcheck.rules.tidy.being import Being

_SORT = rf"(?:(?P<code>source(?: code)?|code)|(?P<sort>{'|'.join(SUFFIXES)})|\.(?P<ext>[a-z]{{1,5}}))"
_FILES = (
    rf"(?:any |all |every |each |the |our )*"
    rf"(?:{_SORT}(?: (?:files?|modules?|code))?|{named(SLOT, 'place')}(?: files?)?)"
)
_IN = rf"(?: (?:in|of|within|under|across) {_FILES})?"
_OF = r"(?:code |source )?"
_LENGTH = r"lines? lengths?"
_NUMBER = r"(?P<number>[1-9]\d{1,2})"
_UNIT = r"(?: ?(?:characters?|chars?|columns?|cols?))"
_LONG = r"(?: (?:long|wide|in length|or (?:less|fewer)))?"
_OVER = (
    r"(?:(?:is |are )?(?:longer|wider|larger|greater) than|(?:is |are )?(?:over|above|beyond|>)|exceeds?|exceeding"
    r"|(?:has |have |with )?more than)"
)
_WITHIN = (
    r"(?:≤|<=|at most|up to|within|no (?:longer|wider|more) than|not (?:longer|wider|more) than|limited to|capped at"
    r"|(?:do|does|must|should) not exceed|don't exceed|doesn't exceed"
    r"|(?P<under>under|below|less than|fewer than|shorter than|<))"
)
_BE = r"(?:(?:is|are|be|must|should|stay|stays|kept|remain|remains|all|has|have) ){0,3}"
_ASIDE = r"(?P<rest> \([^()]*\))?"
_FORMS = (
    rf"(?:there (?:is|are) )?(?:no|zero|0) {_OF}lines?{_IN} {_OVER} ?{_NUMBER}{_UNIT}{_LONG}{_ASIDE}",
    rf"(?:there (?:is|are) )?(?:no|zero|0) {_OF}lines? {_OVER} ?{_NUMBER}{_UNIT}{_LONG}{_IN}{_ASIDE}",
    rf"(?:(?:all|every|each) )?{_OF}(?:lines?|{_LENGTH}){_IN}:? {_BE}{_WITHIN} ?{_NUMBER}{_UNIT}{_LONG}{_ASIDE}",
    rf"(?:(?:all|every|each) )?{_OF}(?:lines?|{_LENGTH}) {_BE}{_WITHIN} ?{_NUMBER}{_UNIT}{_LONG}{_IN}{_ASIDE}",
    rf"{_OF}{_LENGTH}{_IN}:? {_BE}{_WITHIN} ?{_NUMBER}{_ASIDE}",
)
_WORK_AT_HAND = "milestone"
"""A plan may speak of the files that it is about, and of no others."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that no line is longer; where no files are named, all are asked for and those of code refute."""
    found = fit(words, _FORMS)
    return _reading(words, found) if found else None


def _reading(words: Phrase, found: re.Match[str]) -> Reading | None:
    told = {name: said for name, said in found.groupdict().items() if said}
    places, out = _places(words, told), left_out(words, told.get("rest", ""))
    if places is None or out is None:
        return None
    rule = EachFileRule(
        in_=places,
        is_=str(Being.NARROW),
        of="sources" if "code" in told else "files",
        exclude=out.globs,
        columns=int(told["number"]) - int("under" in told),
        named_in=words.named_in,
    )
    everywhere = not {"code", "sort", "ext", "place"} & told.keys()
    if not out.understood or (places == ("**",) and words.scope.startswith(_WORK_AT_HAND)):
        return Reading(rule, Strength.STRONGER)
    if everywhere or ("place" in told and places[0].endswith("/")):
        return Reading(rule, Strength.STRONGER, least=replace(rule, of="sources"))
    return Reading(rule)


def _places(words: Phrase, told: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return where to look as globs; ``None`` for what is no folder, no file and no glob."""
    (thing,) = things_in(words, told.get("place", "")) or ("",)
    suffixes = SUFFIXES.get(told.get("sort", ""), ()) or ((told["ext"],) if "ext" in told else ())
    if suffix := re.fullmatch(r"\*?\.(\w+)", thing):
        suffixes = (suffix[1],)
    elif thing:
        return (thing,) if (is_path(thing) or is_file_glob(thing)) and scope_of(thing) else None
    return tuple(f"**/*.{suffix}" for suffix in suffixes) or ("**",)
