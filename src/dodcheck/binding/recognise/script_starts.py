"""All scripts have a shebang, all shell scripts start with `set -euo pipefail`: how scripts begin."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import LeftOut, left_out, scope_of
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_file_glob, is_path
from dodcheck.rules.each_file import EachFileRule
from dodcheck.rules.tidy.being import Being

_WHICH = rf"(?:(?P<shell>shell|bash|sh) (?:scripts?|files?)|scripts?|{named(SLOT, 'glob')} (?:scripts?|files?))"
_EACH = rf"(?:(?:all|every|each)(?: of)?(?: (?:the|our))? |(?=[^ ]+ files|(?:[^ ]+ )?scripts)){_WHICH}"
_PLACE = rf"(?: (?:in|under|inside|within|below) {THE}{named(SLOT, 'place')}(?: folder| directory)?)?"
_NO = rf"(?:there (?:is|are) )?(?:no|zero|0) {_WHICH}"
_ASIDE = r"(?P<rest> \([^()]*\))?"
_SHEBANG = (
    r"(?:an? |the |its |their )?(?P<how>proper |correct |valid |portable )?(?:shebang|hashbang|hash-bang)s?(?: lines?)?"
)
_HAVE = r"(?:has|have|starts? with|begins? with|includes?|contains?|carry|carries)"
_SHEBANGS = (
    rf"{_EACH}{_PLACE} {_HAVE} {_SHEBANG}{_ASIDE}",
    rf"{_NO}{_PLACE} (?:without|lacks?|lacking|missing) {_SHEBANG}{_ASIDE}",
    rf"{_SHEBANG} {BE}(?:present |added )?(?:in|on|to) {_EACH}{_PLACE}{_ASIDE}",
)
_OPTIONS = (
    rf"(?:{named(SLOT, 'set')}|(?P<said>set -e(?:uo pipefail)?)|(?:the )?(?:(?:bash|shell) )?(?P<mode>strict mode))"
    r"(?: at (?:the|their) (?:top|start|beginning))?"
)
_USE = rf"(?:{_HAVE}|uses?|sets?|enables?|runs? with|is using|are using|declares?)"
_SETS = (
    rf"{_EACH}{_PLACE} {_USE} {_OPTIONS}{_ASIDE}",
    rf"{_NO}{_PLACE} without {_OPTIONS}{_ASIDE}",
    rf"{_OPTIONS} {BE}(?:(?:used|set|present|enabled|added) )?(?:in|on|to) {_EACH}{_PLACE}{_ASIDE}",
)
_STOPS = re.compile(r"set -(?:[a-z]*e[a-z]*|o errexit)(?: +-?[a-z ]+)?", re.IGNORECASE)
_ALL_OF_IT = re.compile(r"set -(?=[a-z]*e)(?=[a-z]*u)[a-z]*o pipefail|set -(?:eu|ue) -o pipefail", re.IGNORECASE)
_ERREXIT = frozenset({"set -e", "set -o errexit"})
_MORE_THAN_STRICT = re.compile(r"set -[a-z]*[^euoE]")
_WORK_AT_HAND = "milestone"
"""A plan may speak of the scripts that it is about, and of no others."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks at the beginning of each script."""
    if found := fit(words, _SHEBANGS):
        being = Being.SHELL_SHEBANG if found["shell"] else Being.SHEBANG
        return _reading(words, found, being, Strength.WEAKER if found["how"] else Strength.EXACT)
    if found := fit(words, _SETS):
        return _setting(words, found)
    return None


def _setting(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for the options; some of the three are less than all of them and more than the first."""
    said = " ".join(things_in(words, found["set"])[0].split()) if found["set"] else found["said"]
    if said is None or _ALL_OF_IT.fullmatch(said):
        return _reading(words, found, Being.STRICT, Strength.EXACT)
    if said in _ERREXIT:
        return _reading(words, found, Being.ERREXIT, Strength.EXACT)
    if not _STOPS.fullmatch(said):
        return None
    strict = _reading(words, found, Being.STRICT, Strength.STRONGER)
    least = _reading(words, found, Being.ERREXIT, Strength.EXACT)
    if _MORE_THAN_STRICT.match(said):
        return least and least._replace(strength=Strength.WEAKER)
    return strict and least and strict._replace(least=least.tree)


def _reading(words: Phrase, found: re.Match[str], being: Being, strength: Strength) -> Reading | None:
    places, out = _places(words, found), left_out(words, found["rest"] or "")
    if places is None or out is None:
        return None
    rule = EachFileRule(in_=places, is_=str(being), exclude=out.globs, named_in=words.named_in)
    if _is_sure(words, places, out):
        return Reading(rule, strength)
    return None if strength is Strength.WEAKER else Reading(rule, Strength.STRONGER)


def _is_sure(words: Phrase, places: tuple[str, ...], out: LeftOut) -> bool:
    """Return whether all scripts of the places are meant."""
    return out.understood and (places != ("**",) or not words.scope.startswith(_WORK_AT_HAND))


def _places(words: Phrase, found: re.Match[str]) -> tuple[str, ...] | None:
    """Return where to look as globs; ``None`` where that is said twice, or is no folder and no glob."""
    (place,) = things_in(words, found["place"] or "") or ("",)
    (glob,) = things_in(words, found["glob"] or "") or ("",)
    if place and not (is_path(place) and place.endswith("/") and scope_of(place)):
        return None
    if glob:
        suffix = re.fullmatch(r"\*?(\.\w+)", glob)
        inside = f"**/*{suffix[1]}" if suffix else glob
        return (f"{place}{inside}",) if suffix or (is_file_glob(glob) and not place) else None
    return (place or "**",)
