"""`CODEOWNERS` covers `src/auth/`, each folder of `src/` has a code owner, `@team` owns `infra/`: who owns files."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, fits, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.code_owners import CodeOwnersRule
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.file import FileRule

_NAME = r"(?:codeowners|code[- ]owners)(?: file)?"
_FILE = rf"(?:{THE}(?:{named(SLOT, 'file')}(?: file)?|{_NAME}))"
_AND = r"(?:,? and |, | & )"
_WHERE = named(rf"(?:the )?{SLOT}(?:{_AND}(?:the )?{SLOT}){{0,9}}", "where")
_SORT = r"(?: (?:folders?|director(?:y|ies)|modules?|packages?))?"
_EVERY = r"(?:every|each|all)(?: of)?(?: the)?"
_FOLDERS = rf"(?P<folders>{_EVERY} (?:sub-?|top-level )?(?:folders?|director(?:y|ies)))"
_FILES = rf"(?P<files>{_EVERY} (?:source )?files?)"
_REST = (
    r"(?P<all>everything|all files|every file|(?:the )?(?:whole|entire) (?:repo(?:sitory)?|codebase|code base|tree))"
)
_SINGLE = rf"{_WHERE.replace('where', 'one')}{_SORT}"
_HERE = r"(?P<here>(?: (?:in|of) (?:the )?(?:repo(?:sitory)?|codebase|project))?)"
_PART = (
    rf"(?:(?:{_FOLDERS}|{_FILES}|everything) (?:under|in|of|below|inside) {_WHERE}|{_SINGLE}|{_REST}"
    rf"|{_FOLDERS.replace('folders', 'any', 1)}{_HERE})"
)
_AN_OWNER = r"(?:(?:at least one|an?|assigned|one) )?(?:explicit )?(?P<said>code[- ]?)?owners?(?: assigned| defined)?"
_PERSON = r"(?:⟦\d+⟧|@[\w.-]+(?:/[\w.-]+)?)"
_WHO = named(rf"(?:the )?{_PERSON}(?:{_AND}{_PERSON}){{0,5}}(?: teams?)?", "who")
_IN_FILE = rf"(?: (?:in|by|via|through|according to) (?P<told>{_FILE}))?"

_COVERED = (
    rf"{_FILE} (?:covers|includes) {_PART}",
    rf"{_PART} {BE}covered (?:by|in) {_FILE}",
    rf"{_FILE} (?:assigns|defines|has|names|specifies|lists) (?:(?:an? )?(?:code )?owners?) (?:to|for|of) {_PART}",
    rf"(?:code[- ]?)owners? {BE}(?:defined|assigned|specified|set|listed) for {_PART}{_IN_FILE}",
)
_HAS = (rf"{_PART} (?:has|have) {_AN_OWNER}{_IN_FILE}",)
_OWNED = (
    rf"{_WHO} (?P<said>)(?:owns?|{BE}(?:(?:the|an?) )?(?P<code>code[- ]?)?owners? (?:of|for)) {_PART}{_IN_FILE}",
    rf"{_PART} {BE}owned by (?P<said>){_WHO}{_IN_FILE}",
    rf"(?P<told>{_FILE}) assigns {_PART} to {_WHO}",
    rf"(?P<told>{_FILE}) assigns {_WHO} to {_PART}",
    rf"(?P<told>{_FILE}) (?:has|lists|names) {_WHO} (?:as (?:an? |the )?(?:code )?owners? )?(?:of|for) {_PART}",
)
_PEOPLE = re.compile(r"⟦\d+⟧|@[\w.-]+(?:/[\w.-]+)?")
_NAMED_SO = re.compile(r"@[\w.-]+(?:/[\w.-]+)?")
_A_PLACE = re.compile(r"[\w.@-]+(?:/[\w.@-]+)*/?")
_PLACES = ("CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
_FOLDER = re.compile(r"(?<![^ ])[\w.][\w.-]*(?:/[\w.-]+)*/(?![^ ,])")
_ALL_FILES = "**"


def read(words: Phrase) -> Reading | None:
    """Return a rule about the lines of CODEOWNERS; of owners without a word of it, it may only prove.

    Who owns something may be told elsewhere as well; but where there is a CODEOWNERS, it has to agree.
    """
    words = _slotted(words)
    if found := fit(words, _COVERED):
        rule = _rule(words, found.groupdict(), ())
        return Reading(rule) if rule else None
    if found := fit(words, _HAS):
        told = found.groupdict()
        rule = _rule(words, told, ())
        if rule is None:
            return None
        sure = told["said"] or told["told"]
        if told.get("any") is not None:
            # Folders of settings may not be meant: one of them without an owner refutes nothing.
            least = CodeOwnersRule(in_=rule.in_, path=rule.path) if sure else None
            return Reading(rule, Strength.STRONGER, least=least)
        return Reading(rule, Strength.EXACT if sure else Strength.STRONGER)
    for found in fits(words, _OWNED):
        told = found.groupdict()
        owners = tuple(_person(words, one) for one in _PEOPLE.findall(told["who"]))
        if all(map(_NAMED_SO.fullmatch, owners)):
            return _perhaps(_rule(words, told, owners), told)
    return None


def _slotted(words: Phrase) -> Phrase:
    """Return a phrase in which folders without code marks, as in `covers src/`, are slots as well."""
    things = list(words.things)

    def slot(found: re.Match[str]) -> str:
        things.append(found[0])
        return f"⟦{len(things) - 1}⟧"

    return words._replace(words=_FOLDER.sub(slot, words.words), things=tuple(things))


def _perhaps(rule: CodeOwnersRule | None, told: dict[str, str | None]) -> Reading | None:
    if rule is None:
        return None
    if told.get("said") or told.get("code") or told.get("told"):
        return Reading(rule)
    none_there = [FileRule(path=path, max=0) for path in _PLACES]
    return Reading(rule, Strength.STRONGER, least=AnyOf((rule, All(tuple(none_there)))))


def _person(words: Phrase, said: str) -> str:
    return things_in(words, said)[0] if said.startswith("⟦") else said


def _rule(words: Phrase, told: dict[str, str | None], owners: tuple[str, ...]) -> CodeOwnersRule | None:
    file = words.thing(slot[1:-1]) if (slot := told.get("file")) else None
    places = things_in(words, told.get("where") or told.get("one") or "") or (_ALL_FILES,)
    if file is not None and file.rpartition("/")[2] != "CODEOWNERS":
        return None
    if all(told.get(name) is None for name in ("where", "one", "all", "any")):
        return None
    if not all(one == _ALL_FILES or is_path(one) or _A_PLACE.fullmatch(one) for one in places):
        return None
    each = (
        "folder" if told.get("folders") or told.get("any") else "file" if told.get("files") or told.get("all") else None
    )
    if each == "folder" and len(places) > 1:
        return None
    named_in = words.named_in if places != (_ALL_FILES,) or file else None
    return CodeOwnersRule(in_=places, owners=owners, each=each, path=file, named_in=named_in)
