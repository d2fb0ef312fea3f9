"""`foo()` added in `x.py`, `x.py` defines `Foo`, `foo()` takes a `bar` parameter: names in code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dodcheck.binding.recognise.formerly import formerly
from dodcheck.binding.recognise.forms import ALSO, BE, EITHER, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.names import NOUN, is_call, is_special, symbol
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All

_KIND = r"(?:helper |internal |utility |module-level |top-level |python )*"
_BEFORE = rf"(?:{_KIND}{named(NOUN, 'before')}:? )?"
_AFTER = rf"(?: {_KIND}{named(NOUN, 'after')})?"
_NAMES = rf"(?:both )?{THE}{_BEFORE}{named(ALSO, 'names')}{_AFTER}"
_NEITHER = rf"{_BEFORE}{named(EITHER, 'names')}{_AFTER}"
_OF = r"(?:file |module |package |folder |class )?"
_IN = (
    rf"(?: (?:in|to|into|within|inside|under|on|from) {THE}{_OF}(?P<place>{SLOT})"
    rf"(?: (?:file|module|package|class|folder))?| \((?:in )?(?P<aside>{SLOT})\))?"
)
_MADE = r"(?:exists?|present|created|added|defined|declared|introduced|available|in place)"
_PRESENT = (
    rf"{_NAMES} {BE}(?:{_MADE}|(?:fully )?(?P<done>implemented)){_IN}",
    rf"{_NAMES}{_IN} {BE}(?:{_MADE}|(?:fully )?(?P<done>implemented))",
    rf"(?:(?:create|add|define|declare|introduce)d?|added|(?P<done>implement(?:ed)?)):? {_NAMES}{_IN}",
    rf"there (?:is|are) {_NAMES}{_IN}",
    rf"{THE}{_OF}(?P<place>{SLOT}) (?:(?P<loose>has|contains)|provides|(?P<sure>defines|declares)) {_NAMES}",
)
_CHANGED = (
    rf"{_NAMES}{_IN} {BE}(?:removed|deleted|dropped|gone)",
    rf"{_NAMES} {BE}(?:removed|deleted|dropped|gone){_IN}",
    rf"(?:remove|delete|drop|dropp)(?:d|ed)?:? {_NAMES}{_IN}",
    rf"{_NAMES} no longer exists?{_IN}",
)
"""What is said of names that were defined before."""

_GONE = (
    rf"{_NAMES} (?:does not exist|do not exist){_IN}",
    rf"(?:there (?:is|are) )?no {_NEITHER}(?: (?:exists?|defined|left|remains?|remaining))?{_IN}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for the names; a noun beside them or their brackets say that they are names in code."""
    if found := fit(words, _PRESENT):
        return _reading(words, found, most=None)
    if found := fit(words, _CHANGED):
        reading = _reading(words, found, most=0)
        return (
            formerly(reading, reading.tree.rules if isinstance(reading.tree, All) else [reading.tree])
            if reading
            else None
        )
    if found := fit(words, _GONE):
        return _reading(words, found, most=0)
    return None


def _reading(words: Phrase, found: re.Match[str], most: int | None) -> Reading | None:
    """Return the rule that each name is there, or, where the most that may be found is none, that it is gone."""
    told = found.groupdict()
    names = things_in(words, found["names"])
    if not _are_names(names, told, gone=most is not None):
        return None
    slot = told.get("place") or told.get("aside")
    place = things_in(words, slot)[0] if slot else None
    noun = told["before"] or told["after"]
    rules = [symbol(name, noun, place, words.named_in) for name in names]
    if not all(rules):
        return None
    asked = [replace(rule, max=most, implemented=bool(told.get("done"))) for rule in rules if rule]
    if not any(is_special(name, noun) for name in names):
        return every(asked)
    return every(asked, Strength.WEAKER if most is None else Strength.STRONGER)


def _are_names(names: Sequence[str], told: Mapping[str, str | None], *, gone: bool) -> bool:
    """Return whether something says that these are names in code: one noun, a verb, or brackets behind each.

    Brackets alone may also be those of a call, which a file contains or which was removed from it.
    """
    if told["before"] or told["after"]:
        return not (told["before"] and told["after"])
    return bool(told.get("sure")) or (not gone and not told.get("loose") and all(map(is_call, names)))
