"""`X` sets `key` to `value`, `key` is 85 in `X`, `X` has a `build` script: a value in JSON, YAML or TOML."""

from __future__ import annotations

import re
from typing import Any

from dodcheck.binding.recognise.forms import THE, fits
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.settings import Value, bound_of, is_data, pair_of, queries, value_of
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.data import DataRule
from dodcheck.snapshot.paths import name_of

_NOUN = r"(?: (?:key|field|setting|option|property|entry|value|flag|parameter|threshold|limit))?"
_FILE = rf"{THE}(?:file )?⟦(?P<file>\d+)⟧"
_KEY = rf"{THE}(?:(?:key|field|setting|option|property|value of) )?⟦(?P<key>\d+)⟧{_NOUN}"
_SIGNS = r">=|≥|<=|≤|at least|at most|no less than|no more than"
_VALUE = r"(?:⟦(?P<value>\d+)⟧|(?P<number>-?\d{1,15}(?:\.\d{1,15})?))"
_BOUND = rf"(?:(?P<sign>{_SIGNS}) )?{_VALUE}"
_IS = r"(?P<is>is|are|=|equals|is equal to|is now|:)"
_SET = (
    r"(?:is |are |has been |was )?(?:now )?(?P<set>set|pinned|fixed|configured|changed|bumped|raised|lowered) "
    r"(?:to|at|as)"
)
_SAYS = rf"(?:{_IS} |{_SET} |(?={_SIGNS})){_BOUND}"
_SETS = r"(?:now )?(?P<sets>sets|pins|declares|specifies|defines|configures|has)"
_TO = r"(?:set to|pinned to|pinned at|to|at|as|=|:)"
_SETTING = (
    rf"{_FILE} {_SETS} {_KEY} (?:{_TO} |of |(?={_SIGNS})){_BOUND}",
    rf"{_KEY} {_SAYS} in {_FILE}",
    rf"{_KEY} in {_FILE} {_SAYS}",
    rf"in {_FILE},? {_KEY} {_SAYS}",
    rf"{_FILE}(?:'s|:| —| –| -)? {_KEY} {_SAYS}",
    rf"(?P<set>set|pin|raise|lower|bump) {_KEY} (?:to|at) {_VALUE} in {_FILE}",
)
_PAIR = (
    rf"{_FILE} (?:now )?(?:sets|has|declares|specifies) {THE}⟦(?P<pair>\d+)⟧{_NOUN}",
    rf"{THE}⟦(?P<pair>\d+)⟧{_NOUN} (?:(?:is|has been|was) )?(?:now )?(?:set |configured |present )?in {_FILE}",
    rf"set ⟦(?P<pair>\d+)⟧ in {_FILE}",
)
_SCRIPT = (
    rf"{_FILE} (?:now )?(?:has|defines|declares|contains|includes|provides) {THE}⟦(?P<key>\d+)⟧ script",
    (
        rf"{THE}⟦(?P<key>\d+)⟧ script (?:is |was |has been )?(?:now )?"
        rf"(?:exists|defined|added|present|declared) (?:in|to) {_FILE}"
    ),
    rf"(?:add|define) {THE}⟦(?P<key>\d+)⟧ script (?:in|to) {_FILE}",
)
_THERE = (
    rf"{_FILE} (?:now )?(?:sets|declares|specifies|defines) {_KEY}",
    (
        rf"{_FILE} (?:now )?(?:has|contains|includes) {THE}⟦(?P<key>\d+)⟧ "
        r"(?:key|field|setting|option|property|table|section)"
    ),
)
_RELEASE = r"(?:⟦(?P<value>\d+)⟧|[\"']?v?(?P<release>\d{1,4}(?:\.\d{1,4}){1,3}(?:-[a-z0-9.]{1,20})?)[\"']?)"
_VERSION = (
    rf"{_FILE}(?:'s|:| —)? version (?:{_IS}|{_SET}) {_RELEASE}",
    rf"{THE}version (?:in|of) {_FILE} (?:{_IS}|{_SET}) {_RELEASE}",
    rf"{THE}version (?:{_IS}|{_SET}) {_RELEASE} in {_FILE}",
    rf"(?P<set>set|bump|bumped|updated?) {THE}version to {_RELEASE} in {_FILE}",
    rf"(?P<set>set|bump|bumped|updated?) {THE}version (?:number )?in {_FILE} to {_RELEASE}",
)
_WITH_SCRIPTS = ("package.json", "composer.json")
_PACKAGES = ("package.json", "pyproject.toml", "Cargo.toml")
_PLACEHOLDER = "no test specified"
"""What `npm init` writes into the script `test`: it always fails."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks the value up; file and key are things, the value one or a number."""
    if not any(map(is_data, words.things)):
        return None
    for forms, reading in _READERS:
        for found in fits(words, forms):
            if is_data(words.thing(found["file"])) and (told := reading(words, found)):
                return told
    return None


def _setting(words: Phrase, found: re.Match[str]) -> Reading | None:
    key = words.thing(found["key"])
    sign, number = _any(found, "sign"), _any(found, "number")
    slot = _any(found, "value")
    text = number if number is not None else words.thing(slot or "0")
    value = bound_of(sign, text) if sign else value_of(text, key)
    if value is None:
        return None
    return _reading(words, found, key, value, _strength(words.thing(found["file"]), found, value))


def _version(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for the version a package has.

    One that it was raised to may have been raised again, and other files than `package.json` may have it elsewhere.
    """
    release = found["release"] or words.thing(found["value"]).strip("\"'").removeprefix("v")
    name = name_of(words.thing(found["file"]))
    if name not in _PACKAGES or not release[:1].isdigit():
        return None
    strength = Strength.STRONGER if _any(found, "set") or name != "package.json" else Strength.EXACT
    return _reading(words, found, "version", Value("equals", release), strength)


def _strength(path: str, found: re.Match[str], value: Value) -> Strength:
    """Return how sure it is that a value which is missing, or another, refutes the statement.

    What is left out is commonly off, and a dependency may be pinned otherwise than as a key with its version.
    """
    loose = value.off and _any(found, "is") is not None
    pinned = {_any(found, "sets"), _any(found, "set")} & {"pins", "pinned", "pin"}
    listed = bool(pinned) and name_of(path) not in _WITH_SCRIPTS
    return Strength.STRONGER if loose or listed else Strength.EXACT


def _pair(words: Phrase, found: re.Match[str]) -> Reading | None:
    pair = pair_of(words.thing(found["pair"]))
    return _reading(words, found, pair.key, pair.value, Strength.EXACT) if pair else None


def _there(words: Phrase, found: re.Match[str]) -> Reading | None:
    return _reading(words, found, words.thing(found["key"]), None, Strength.EXACT)


def _script(words: Phrase, found: re.Match[str]) -> Reading | None:
    path, key = words.thing(found["file"]), words.thing(found["key"])
    if name_of(path) not in _WITH_SCRIPTS or '"' in key or " " in key:
        return None
    query = f'scripts."{key}"'
    there = DataRule(path=path, query=query, matches=r"\S", meaning="a text", named_in=words.named_in)
    if key != "test":
        return Reading(there)
    empty = DataRule(path=path, query=query, contains=_PLACEHOLDER, named_in=words.named_in)
    return Reading(All((there, Not(empty))))


def _reading(words: Phrase, found: re.Match[str], key: str, value: Value | None, strength: Strength) -> Reading | None:
    path = words.thing(found["file"])
    options: dict[str, Any] = {value.option: value.value} if value else {}
    trees: list[Tree] = [
        DataRule(path=path, query=query, named_in=words.named_in, **options) for query in queries(path, key)
    ]
    if not trees:
        return None
    return Reading(trees[0] if len(trees) == 1 else AnyOf(tuple(trees)), strength)


def _any(found: re.Match[str], name: str) -> str | None:
    return found.groupdict().get(name)


_READERS = ((_SETTING, _setting), (_VERSION, _version), (_PAIR, _pair), (_SCRIPT, _script), (_THERE, _there))
