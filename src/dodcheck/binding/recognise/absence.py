"""No `X` in workflows, `folder/` contains no `X`, `X` removed from `file`: a literal stands nowhere in some files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dodcheck.binding.recognise.formerly import formerly
from dodcheck.binding.recognise.forms import BE, EITHER, fit, named, things_in
from dodcheck.binding.recognise.literals import (
    callee,
    is_block,
    is_pipeline,
    spaced,
    spans_scalars,
    stands_for_itself,
    stands_in_comments,
)
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every, together
from dodcheck.binding.recognise.scopes import holds_workflows, is_workflows, left_out, scope_of
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_path
from dodcheck.rules.code.languages import language_of
from dodcheck.rules.combine import All
from dodcheck.rules.text import TextRule
from dodcheck.rules.types import WORKFLOWS

_ANYWHERE = r"occurrences?|mentions?|matches|hits|strings?|literals?"
_REFERENCES = named(r"references?", "references")
_WRITTEN = rf"{_REFERENCES}|instances?|patterns?|{named(_ANYWHERE, 'anywhere')}"
_DONE = r"usages?|uses?|calls?|imports?|statements?"
_NOUN = rf"(?:(?:{_WRITTEN})|{named(_DONE, 'done')})"
_WHAT = rf"(?P<what> {_NOUN}(?: (?:of|to))?)?"
_WHOSE = rf"(?P<what>{_NOUN} (?:of|to))"
_LEFT = r"(?: (?:left|remain|remains|remaining|present|used))?"
_IN = r"(?:in|inside|within|under|anywhere in|from)"
_FLOWS = r"(?:the |all |our |any )*(?P<workflows>(?:ci |github |github actions )?workflows?(?: files?)?)"
_WHERE = rf"(?:{_FLOWS}|(?:the )?{named(EITHER, 'places')}(?: files?)?)"
_USED = re.compile(r"\buses?\b")
_NO_PLACE = r"(?P<places>(?!))?"
_SOUGHT = named(EITHER, "sought")
_REST = r"(?P<rest> \([^()]*\))?"
_NOT = r"(?:not|no longer|never)"
_DOES_NOT = r"(?:does not|do not|doesn't|don't)"
_FORMS = (
    rf"(?:there (?:is|are) )?(?:no|zero|0) {_WHOSE} {_SOUGHT}{_LEFT} {_IN} {_WHERE}{_REST}",
    rf"{_WHERE} (?:contains?|has|have|makes?) (?:no|zero|0) {_WHOSE} {_SOUGHT}{_LEFT}{_REST}",
    rf"(?:there (?:is|are) )?(?:no|zero|0) {_SOUGHT}{_WHAT}{_LEFT} {_IN} {_WHERE}{_REST}",
    rf"{_WHERE} (?:contains?|has|have|(?P<spoken>mentions?)|includes?) (?:no|zero|0) {_SOUGHT}{_WHAT}{_LEFT}{_REST}",
    rf"{_WHERE} {_DOES_NOT} (?:contain|(?P<spoken>mention)|(?P<refers>reference)|include) {_SOUGHT}{_REST}",
    rf"{_WHERE} {_DOES_NOT} (?P<done>use|import|call) {_SOUGHT}{_REST}",
    rf"no {_FLOWS}{_NO_PLACE} (?:uses?|contains?|has) {_SOUGHT}{_REST}",
    rf"{_WHERE} (?:is|are) free of {_SOUGHT}{_WHAT}{_REST}",
    rf"{_SOUGHT} (?:is |are )?{_NOT} (?:present|found|(?P<spoken>mentioned)|appears?|referenced) in {_WHERE}{_REST}",
)
_REMOVED = (
    rf"(?:all )?{_SOUGHT}{_WHAT} {BE}(?:removed|eliminated|gone|purged|dropped|deleted) from {_WHERE}{_REST}",
    rf"(?:remove|drop|eliminate|purge|delete)d? (?:all )?{_SOUGHT}{_WHAT} from {_WHERE}{_REST}",
    rf"{_SOUGHT} (?:is |are )?{_NOT} (?:used|imported|called) in {_WHERE}{_REST}",
)
_CHANGED = re.compile(r"(?!(?:all|every|any)\b)(?!.*\b(?:all|every|any|not|never)\b)")
"""What says that something was there before; with "all", the words hold as well where there never was any."""
_FILES_NAME = re.compile(r"__\w+__|node_modules|venv|dist|build|target|vendor|coverage|\.[A-Za-z][\w-]*")
"""Names of folders, and suffixes: what has none of them is a folder, not its text."""
_DOTTED = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+")
"""A name of something inside another: code may reach it in other words, for which the kind `text` looks."""
PLACED = re.compile(r"(?:\.{0,2}/)*[A-Za-z_][\w-]*(?:/[A-Za-z_][\w-]*)+")
"""What may be a folder or a module: code reaches it by dots, or from where it stands itself."""


class _AbsenceClaim(NamedTuple):
    """What a statement says of its literals: a noun behind them, what code does with them, that they were taken out.

    ``anywhere`` says that they are not even spoken of, ``reached`` that nothing leads to them, whatever it is written
    like.
    """

    noun: bool
    done: str
    removed: bool
    anywhere: bool
    reached: bool


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for the literals; with an exclusion in prose it can prove, not refute."""
    if found := fit(words, _FORMS):
        return _reading(words, found, _absence_claim(found, removed=False))
    if found := fit(words, _REMOVED):
        reading = _reading(words, found, _absence_claim(found, removed=True))
        return formerly(reading, _texts(reading.tree)) if reading and _CHANGED.match(words.words) else reading
    return None


def _texts(tree: Tree) -> Iterator[Tree]:
    """Yield the rules of a tree, of which all have to hold."""
    if isinstance(tree, All):
        for rule in tree.rules:
            yield from _texts(rule)
    else:
        yield tree


def _absence_claim(found: re.Match[str], *, removed: bool) -> _AbsenceClaim:
    told = found.groupdict()
    done = "" if removed else told.get("done") or ""
    anywhere = bool(told.get("anywhere") or told.get("spoken"))
    reached = removed or bool(done or told.get("references") or told.get("refers"))
    return _AbsenceClaim(bool(told.get("what")), done, removed, anywhere, reached)


def _reading(words: Phrase, found: re.Match[str], claim: _AbsenceClaim) -> Reading | None:
    places = things_in(words, found["places"] or "")
    scopes = [scope for place in places if (scope := scope_of(place))] if places else [WORKFLOWS]
    wide = [scope for scope in scopes if is_workflows(scope) or holds_workflows(scope)]
    narrow = tuple(place for place in places if scope_of(place) not in wide)
    literals = things_in(words, found["sought"])
    out = left_out(words, found["rest"] or "")
    if len(scopes) < len(places) or out is None or not all(_is_literal(literal, claim) for literal in literals):
        return None
    used = _USED.search(words.words) is not None
    readings = [(_used if used else _in_flows)(literal, scope) for literal in literals for scope in wide]
    readings += [_in_files(literal, narrow, words.named_in, claim) for literal in literals if narrow]
    kept = [reading._replace(tree=_leaving_out(reading.tree, out.globs)) for reading in readings]
    whole = together(kept, Strength.EXACT if out.understood else Strength.STRONGER)
    sure = (reading.least for reading in readings) if out.understood else ()
    least = [_leaving_out(tree, out.globs) for tree in sure if tree is not None]
    return whole._replace(least=every(least).tree) if whole and least else whole


def _is_literal(text: str, claim: _AbsenceClaim) -> bool:
    """Return whether the text stands for itself: no placeholder, no name of a file, no name with other spellings.

    `from os import path` imports `os.path`, and `No .env in config/` speaks of a file.
    """
    name = callee(text) or ""
    dotted = _DOTTED.fullmatch(name or text)
    if ":" in name or ">" in name or ("." in name[1:] and not dotted):
        return False
    if not stands_for_itself(text) or (claim.done and "." in text.strip(".") and not (dotted and not _imports(claim))):
        return False
    return claim.noun or not (is_path(text) or _FILES_NAME.fullmatch(text))


def _in_flows(literal: str, scope: tuple[str, ...]) -> Reading:
    return _in_folder(literal, scope) if holds_workflows(scope) else _in_workflows(literal, scope)


def _in_files(literal: str, places: tuple[str, ...], named_in: str, claim: _AbsenceClaim) -> Reading:
    """Return a rule over lines; a comment only speaks of a name, unless the statement is about what is written.

    What code does may be spelled in other ways, and what was taken out of a file may still be spoken of there.
    """
    globs = tuple("**" if place in (".", "./") else place for place in places)
    code_only = not (claim.anywhere or stands_in_comments(literal) or all(map(_says_all, places)))
    calls = code_only and _is_called(literal, claim)
    rule = replace(_sought(literal), in_=globs, named_in=named_in, code_only=code_only, calls=calls)
    pattern = spaced(literal)
    by_lines = is_block(literal) or (pattern and literal[-1].isdigit())
    if by_lines or (spans_scalars(literal) and any(map(_says_scalars, places))):
        return Reading(rule, Strength.WEAKER)
    if pattern:
        return Reading(replace(rule, literal=None, word=False, pattern=pattern, meaning=f"“{literal}”"))
    if calls:
        return Reading(rule)
    strength = Strength.STRONGER if claim.done or claim.removed else _strength(literal)
    if code_only and claim.reached and PLACED.fullmatch(literal):
        last = replace(rule, literal=literal.rpartition("/")[2])
        return Reading(last, Strength.STRONGER, least=rule if strength is Strength.EXACT else None)
    return Reading(rule, strength)


def _is_called(literal: str, claim: _AbsenceClaim) -> bool:
    """Return whether a statement is about the calls of a plain name, which some languages show."""
    dotted = _DOTTED.fullmatch(callee(literal) or literal)
    said = claim.done.startswith(("call", "statement") if dotted or literal == "print" else "call")
    name = callee(literal) or (literal if said else "")
    plain = name.removeprefix(".").removesuffix("!").isidentifier()
    return (plain or bool(dotted and name)) and not claim.removed and not _imports(claim)


def _imports(claim: _AbsenceClaim) -> bool:
    return claim.done.startswith("import")


def _says_all(place: str) -> bool:
    """Return whether a file is prose or data without comments."""
    language = language_of(place)
    return not (language and language.marks) and place.lower().endswith(
        (".md", ".markdown", ".rst", ".txt", ".adoc", ".csv", ".json")
    )


def _says_scalars(place: str) -> bool:
    """Return whether a file is YAML or JSON, where a key and its value may be spaced and quoted in many ways."""
    return place.lower().endswith((".yml", ".yaml", ".json")) or place.startswith(".github")


def _used(literal: str, scope: tuple[str, ...]) -> Reading:
    """Return a rule that only a key or a value of its own refutes: a script may say a name and use nothing."""
    reading = _in_flows(literal, scope)
    rule = reading.tree
    if not isinstance(rule, TextRule) or not rule.parsed or reading.strength is not Strength.EXACT:
        return reading
    whole = rf"^\s*{re.escape(literal)}(?:@\S*)?\s*(?::.*)?$"
    surely = replace(rule, literal=None, word=False, pattern=whole, meaning=f"“{literal}”")
    return Reading(rule, Strength.STRONGER, least=surely)


def _in_workflows(literal: str, scope: tuple[str, ...]) -> Reading:
    """Return a rule over parsed scalars; a literal with a key and its value is no scalar, so raw lines only refute."""
    if stands_in_comments(literal):
        return Reading(replace(_sought(literal), in_=scope))
    if spans_scalars(literal):
        return Reading(TextRule(literal=literal, in_=scope, max=0, word=True, code_only=True), Strength.WEAKER)
    return Reading(replace(_sought(literal), in_=scope, parsed=True), _strength(literal))


def _in_folder(literal: str, scope: tuple[str, ...]) -> Reading:
    """Return a rule over the lines of all that stands beside the workflows, and over what those say."""
    if stands_in_comments(literal):
        return _in_workflows(literal, scope)
    lines = TextRule(literal=literal, in_=scope, max=0, word=True, code_only=True)
    reading = _in_workflows(literal, WORKFLOWS)
    return Reading(All((lines, reading.tree)), reading.strength)


def _sought(literal: str) -> TextRule:
    """Return a rule for the literal; `name()` is sought as the word `name`, for calls have arguments and spaces."""
    return TextRule(literal=callee(literal) or literal, in_=("**",), max=0, word=True)


def _strength(literal: str) -> Strength:
    if is_pipeline(literal):
        return Strength.WEAKER
    return Strength.STRONGER if callee(literal) else Strength.EXACT


def _leaving_out(tree: Tree, globs: tuple[str, ...]) -> Tree:
    """Return the rule with files left out of what it looks at."""
    match tree:
        case All():
            return All(tuple(_leaving_out(rule, globs) for rule in tree.rules))
        case TextRule():
            return replace(tree, exclude=globs)
        case _:
            return tree
