"""`git grep` for secrets returns 0 results, secret scan clean, no credentials committed: no secret in tracked files."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, EITHER, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import left_out, scope_of
from dodcheck.binding.tree import Strength

_NONE = r"(?:0|zero|no|nothing|none|empty)"
_KIND = r"(?:hard-?coded|plain-?text|committed|leaked|exposed|embedded|checked-?in|live|real|sensitive|unencrypted)"
_NOUN = (
    r"(?:secrets?|credentials?|api[- ]keys?|access keys?|private keys?|passwords?|access tokens?|api tokens?|tokens?)"
)
_SURE = r"(?:secrets?|credentials?)"
_MORE = rf"(?:(?:,? (?:or|and|nor) |, | ?/ ?){_NOUN}){{0,4}}"
_TREE = (
    r"(?:the |our |this |any |all |tracked )*(?:repo|repository|code|codebase|code base|source|sources|source code|"
    r"source tree|git|git history|history|version control|tree|files|configuration|config)(?: files?)?"
)
_WHERE = rf"(?: (?:in|into|to|inside|within|across|from) (?:{_TREE}|(?:the )?{named(EITHER, 'places')}))"
_REST = r"(?P<rest> \([^()]*\))?"
_FOUND = r"(?:results?|match(?:es)?|hits?|findings?|secrets?|credentials?|leaks?)"
_SAYS = r"(?:returns?|finds?|shows?|gives?|yields?|reports?|detects?|comes? back|prints?|has|have|had|=|→|->)"
_SCANS = r"(?:scan|scans|scanning|scanner|detection|search|grep|check|audit)"
_GONE = r"(?:committed|checked in|stored|present|tracked|left|hard-?coded|embedded|exposed|leaked|kept|in plain ?text)"

_SCANNED = (
    (
        rf"(?:running )?{named(r'⟦[0-9]+⟧', 'tool')} (?:for|over|scan for|search for) {_NOUN}{_MORE}{_WHERE}? "
        rf"{_SAYS} {_NONE}(?: {_FOUND})?{_REST}"
    ),
    rf"(?:git )?grep(?:ping)? for {_NOUN}{_MORE}{_WHERE}? {_SAYS} {_NONE}(?: {_FOUND})?{_REST}",
    rf"(?:the |a )?(?:secrets?|credentials?) {_SCANS}{_WHERE}? (?:is |are |was )?(?:clean|clear|empty){_REST}",
    rf"(?:the |a )?(?:secrets?|credentials?) {_SCANS}{_WHERE}? {_SAYS} (?:clean|{_NONE}(?: {_FOUND})?){_REST}",
    rf"(?:{_NONE}|no known) (?:{_KIND} )*{_NOUN}{_MORE} {BE}(?:detected|found){_WHERE}?{_REST}",
    rf"{named(r'⟦[0-9]+⟧', 'own')} (?:passes|is clean|exits(?: with)? 0|{_SAYS} {_NONE}(?: {_FOUND})?){_REST}",
)
_ABSENT = (
    rf"(?:there (?:is|are) )?{_NONE} (?:{_KIND} )+{_NOUN}{_MORE}(?: {_GONE})?{_WHERE}?{_REST}",
    rf"(?:there (?:is|are) )?{_NONE} {_NOUN}{_MORE} (?:are |is )?{_GONE}{_WHERE}?{_REST}",
    rf"(?:there (?:is|are) )?{_NONE} {_NOUN}{_MORE}{_WHERE}{_REST}",
    rf"{_SURE}{_MORE} (?:are |is )?(?:not|never) {_GONE}{_WHERE}?{_REST}",
    rf"{_TREE} (?:contains?|has|have|holds?) {_NONE} (?:{_KIND} )*{_NOUN}{_MORE}{_REST}",
    rf"{_TREE} {BE}free (?:of|from) (?:{_KIND} )*{_NOUN}{_MORE}{_REST}",
    rf"(?:all )?(?:{_KIND} )*{_NOUN}{_MORE} {BE}removed{_WHERE}{_REST}",
)
_GREP = re.compile(r"(?:git )?grep(?: -[A-Za-z]+)*")
_OWN = re.compile(r"dodcheck secrets")


def read(words: Phrase) -> Reading | None:
    """Return the rule that looks for credentials.

    What a search finds is what the statement speaks of in the first forms, so that an empty one proves them. That there
    is none at all is more than any search can show: it can only refute.
    """
    if found := fit(words, _SCANNED):
        return _reading(words, found, Strength.EXACT) if _is_search(words, found) else None
    if found := fit(words, _ABSENT):
        return _reading(words, found, Strength.WEAKER)
    return None


def _is_search(words: Phrase, found: re.Match[str]) -> bool:
    """Return whether the tool that is named is a search that the rule does natively, or dodcheck itself."""
    told = found.groupdict()
    tool, own = told.get("tool"), told.get("own")
    if own is not None:
        return _OWN.fullmatch(words.thing(own[1:-1])) is not None
    return tool is None or _GREP.fullmatch(words.thing(tool[1:-1])) is not None


def _reading(words: Phrase, found: re.Match[str], strength: Strength) -> Reading | None:
    from dodcheck.rules.secrets import EVERYWHERE, SecretsRule  # noqa: PLC0415 - lazy: few statements speak of it

    told = found.groupdict()
    places = things_in(words, told.get("places") or "")
    scopes = [scope for place in places if (scope := scope_of(place))]
    out = left_out(words, told.get("rest") or "")
    if out is None or len(scopes) < len(places) or (not out.understood and strength is Strength.WEAKER):
        return None
    globs = tuple(glob for scope in scopes for glob in scope)
    rule = SecretsRule(in_=globs or EVERYWHERE, exclude=out.globs)
    return Reading(rule, strength if out.understood else Strength.STRONGER)
