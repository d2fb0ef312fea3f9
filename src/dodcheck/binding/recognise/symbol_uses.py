"""`foo()` raises `BarError`, `foo()` takes a `bar` parameter, `foo()` checks `VERSION`: what a function does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.forms import ALSO, BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.names import is_call, plain, symbol
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.code.definitions import As, What
from dodcheck.rules.combine import All
from dodcheck.rules.symbol import SymbolRule
from dodcheck.rules.test_results import TestResultsRule

_NOUN = r"(?:function|method)"
_FUNCTION = rf"{THE}(?:(?P<before>{_NOUN}):? )?{named(SLOT, 'function')}(?: (?P<after>{_NOUN}))?"
_PARAMETERS = r"(?:(?P<keyword>keyword )?(?:parameter|argument|param|arg|kwarg)s?)"
_NARROW = r"(?P<narrow>(?:optional|required|keyword|keyword-only|positional) )?"
_TAKES = (
    rf"{_FUNCTION} (?:takes|accepts|has|supports|gains) {THE}{_NARROW}{named(ALSO, 'held')} {_PARAMETERS}",
    rf"(?:add )?{THE}{_NARROW}{named(ALSO, 'held')} {_PARAMETERS} {BE}(?:added )?to {_FUNCTION}",
    rf"{_FUNCTION} (?:takes|accepts) {THE}{_NARROW}{_PARAMETERS} {named(ALSO, 'held')}",
)
_RAISES = re.compile(
    rf"{_FUNCTION} (?:raises|throws) {THE}{named(SLOT, 'held')}(?: exception| error)?"
    rf"(?P<rest> (?:on|when|if|for|with|unless) [^⟦]*)?"
)
_CHECKS = re.compile(rf"{_FUNCTION} (?:checks|compares|verifies) {THE}{named(SLOT, 'held')}(?: constant)?")
_ENFORCES = re.compile(rf"{_FUNCTION} enforces {THE}{named(SLOT, 'held')}(?: constant)?")
_CALLS = re.compile(rf"{_FUNCTION} (?:calls|invokes) {THE}{named(SLOT, 'held')}")
_DOES = re.compile(rf"{_FUNCTION} (?:checks|validates|verifies|enforces|rejects|compares) (?P<rest>[^⟦]+)")

_CONSTANT = re.compile(r"`(?P<name>[^`]{1,200})` constant\b", re.IGNORECASE)
_PARTS = re.compile(r"[._]+")
_SMALL = frozenset({"the", "a", "an", "its", "and"})

_STRENGTHS = {
    As.ANY: Strength.WEAKER,
    As.COMPARISON: Strength.STRONGER,
    As.CALL: Strength.STRONGER,
    As.RAISE: Strength.EXACT,
}
_PARAMETER = re.compile(r"(?P<name>\*{0,2}[A-Za-z_]\w*)(?P<more>\s*[:=].*)?")


def read(words: Phrase) -> Reading | None:
    """Return a rule about the function; what prose alone says of it is only refuted, by its not being there."""
    if found := fit(words, _TAKES):
        return _takes(words, found)
    for use, as_ in ((_RAISES, As.RAISE), (_CHECKS, As.ANY), (_ENFORCES, As.COMPARISON), (_CALLS, As.CALL)):
        if found := use.fullmatch(words.words):
            return _uses(words, found, as_)
    found = _DOES.fullmatch(words.words)
    function = _function(words, found) if found else None
    if found is None or function is None or turns_aside(found["rest"]):
        return None
    said = [word for word in found["rest"].split() if word not in _SMALL]
    if constant := _constant_above(words, said):
        return _compared(constant, function, " ".join(said))
    return Reading(SymbolRule(symbol=function, what=What.CALLABLE), Strength.WEAKER)


def _constant_above(words: Phrase, said: Sequence[str]) -> str | None:
    """Return the one constant that a statement above speaks of and whose name has the words that are said."""
    told = {name for text in words.above for found in _CONSTANT.finditer(text) if (name := plain(found["name"]))}
    meant = [name for name in told if said and set(said) <= set(_PARTS.split(name.lower()))]
    return meant[0] if len(meant) == 1 else None


def _compared(constant: str, function: str, said: str) -> Reading:
    """Return that the function may raise over the constant, and that tests about it passed; the first it needs."""
    used = SymbolRule(symbol=constant, uses_in=function, as_=As.COMPARISON)
    return Reading(All((used, TestResultsRule(about=(said,)))), Strength.STRONGER, least=used)


def _takes(words: Phrase, found: re.Match[str]) -> Reading | None:
    function = _function(words, found)
    held = [_PARAMETER.fullmatch(one) for one in things_in(words, found["held"])]
    if function is None or not all(held):
        return None
    narrowed = bool(found["keyword"] or found["narrow"]) or any(one["more"] for one in held if one)
    trees: list[Tree] = [SymbolRule(symbol=function, what=What.CALLABLE, parameter=one["name"]) for one in held if one]
    return every(trees, Strength.WEAKER if narrowed else Strength.EXACT)


def _uses(words: Phrase, found: re.Match[str], as_: As) -> Reading | None:
    """Return a rule about a name in the function.

    A call may be made further down, and a limit enforced without an exception, so their absence says nothing; to check
    a name takes some use of it, and which one depends.
    """
    function, (held,) = _function(words, found), things_in(words, found["held"])
    name = plain(held)
    if function is None or name is None or (as_ is As.CALL) is not is_call(held):
        return None
    if as_ is As.RAISE and not name.rpartition(".")[2][:1].isupper():
        return None
    rule = SymbolRule(symbol=name, uses_in=function, as_=as_)
    if found.groupdict().get("rest"):
        return Reading(rule, Strength.WEAKER)
    return Reading(rule, _STRENGTHS[as_])


def _function(words: Phrase, found: re.Match[str]) -> str | None:
    """Return the name of the function that is spoken of: it has brackets or a noun."""
    (thing,) = things_in(words, found["function"])
    nouns = [noun for noun in (found["before"], found["after"]) if noun]
    if len(nouns) > 1 or not (nouns or is_call(thing)):
        return None
    rule = symbol(thing, nouns[0] if nouns else None, None, words.named_in)
    return rule.symbol if rule else None
