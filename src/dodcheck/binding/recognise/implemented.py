"""`pipeline.eval` implemented, Implement `src/x.py`: a module or file holds working code."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.forms import ALSO, BE, SLOT, THE, begins, fit, named, things_in
from dodcheck.binding.recognise.names import is_call, plain
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.implemented import ImplementedRule

_NOUN = r"(?:modules?|files?|scripts?|packages?)"
_THINGS = rf"(?:both )?{THE}(?:{_NOUN}:? )?{named(ALSO, 'things')}(?: (?P<noun>{_NOUN}))?"
_WHOLE = (
    rf"{_THINGS}:? {BE}(?:fully |completely )?implemented",
    rf"implement:? {_THINGS}",
)
_PART = (
    rf"{_THINGS}:? {BE}implemented (?=with |using |and |\()",
    rf"implement:? {_THINGS} (?=with |using )",
    rf"(?P<prose>[^⟦()]+) {BE}implemented \((?:in )?(?P<things>{SLOT}(?:(?:, | and | \+ ){SLOT})*)\)",
    rf"(?:implement|build) (?P<prose>[^⟦()]+) \((?:in )?(?P<things>{SLOT}(?:(?:, | and | \+ ){SLOT})*)\)",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks into the code; what prose calls it and says beside it, files can't prove."""
    if found := fit(words, _WHOLE):
        return _reading(words, found)
    for found in begins(words, _PART):
        said = f"{found.groupdict().get('prose') or ''} {words.words[found.end() :]}"
        if not turns_aside(said) and (whole := _reading(words, found)):
            return whole._replace(strength=Strength.WEAKER)
    return None


def _reading(words: Phrase, found: re.Match[str]) -> Reading | None:
    rules = [_rule(thing, words.named_in) for thing in things_in(words, found["things"])]
    return every([rule for rule in rules if rule]) if rules and all(rules) else None


def _rule(thing: str, named_in: str) -> ImplementedRule | None:
    """Return a rule for a path of code, a folder, or a dotted name; a name without a dot may be a library's."""
    if is_path(thing) and not thing.startswith("/"):
        return ImplementedRule(path=thing, named_in=named_in) if is_code(thing) or thing.endswith("/") else None
    name = None if is_call(thing) else plain(thing)
    return ImplementedRule(module=name) if name and "." in name else None
