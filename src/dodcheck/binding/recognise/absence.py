"""No `X` in workflows, No `X` references in `folder/`: a literal stands nowhere in some files."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.paths import is_path
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import EXCLUDING, WORKFLOWS, holds_workflows, is_workflows, scope_of
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All
from dodcheck.rules.text import TextRule

_WRITTEN = r"references?|occurrences?|mentions?|instances?|matches|hits|strings?|literals?"
_DONE = r"usages?|uses?|calls?|imports?"
_LEFT = r"(?: (?:left|remain|remains|remaining))?"
_IN = r"(?:in|inside|within|under)"
_WORKFLOWS = r"(?:the |all |our |any )*(?P<workflows>(?:ci |github |github actions )?workflows?(?: files?)?)"
_WHERE = rf"(?:{_WORKFLOWS}|⟦(?P<place>\d+)⟧)"
_FORM = re.compile(
    rf"no ⟦(?P<slot>\d+)⟧(?: (?P<what>(?:{_WRITTEN})|(?P<done>{_DONE})))?{_LEFT} {_IN} {_WHERE}(?P<rest>.*)"
)
_LOOSE = re.compile(
    r"\\|…|\.\.\.|[\w./@-]\*|\*[\w./]|<\w[^<>]*>|(?<!\{)\{\w+\}(?!\})|\w\|\w",
)
_FOLDER_NAME = re.compile(r"__\w+__|node_modules|venv|dist|build|target|vendor|coverage")
_ACROSS = re.compile(r":(?:\s|$)|^-\s|[\"'#]")
_CALL = re.compile(r"(?P<name>[A-Za-z_]\w*)\(\)")


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for the literal; with an exclusion it can prove the statement, not refute it."""
    found = _FORM.fullmatch(words.words)
    if found is None or (found["rest"] and not EXCLUDING.fullmatch(found["rest"])):
        return None
    scope = WORKFLOWS if found["workflows"] else scope_of(words.thing(found["place"]))
    literal = words.thing(found["slot"])
    if scope is None or not _is_literal(literal, found):
        return None
    reading = _in_workflows(literal, scope) if is_workflows(scope) else _in_code(literal, scope, found)
    if holds_workflows(scope):
        reading = _in_folder(literal, scope)
    if not found["rest"]:
        return reading
    return Reading(reading.tree, Strength.STRONGER) if reading.strength is not Strength.WEAKER else None


def _is_literal(text: str, found: re.Match[str]) -> bool:
    """Return whether the text stands for itself: no placeholder, no name of a file, no name with other spellings.

    `from os import system` calls `os.system`, and `No .env in config/` speaks of a file.
    """
    if not text or _LOOSE.search(text) or (found["done"] and "." in text.strip(".")):
        return False
    return bool(found["what"]) or not (is_path(text) or _FOLDER_NAME.fullmatch(text))


def _in_workflows(literal: str, scope: tuple[str, ...]) -> Reading:
    """Return a rule over parsed scalars; a literal with a key and its value is no scalar, so raw lines only refute."""
    if _ACROSS.search(literal):
        return Reading(TextRule(literal=literal, in_=scope, max=0, word=True, code_only=True), Strength.WEAKER)
    return _looking(literal, scope, parsed=True)


def _in_folder(literal: str, scope: tuple[str, ...]) -> Reading:
    """Return a rule over the lines of all that stands beside the workflows, and over what those say."""
    lines = TextRule(literal=literal, in_=scope, max=0, word=True, code_only=True)
    said = _in_workflows(literal, WORKFLOWS)
    return Reading(All((lines, said.tree)), said.strength)


def _in_code(literal: str, scope: tuple[str, ...], found: re.Match[str]) -> Reading:
    """Return a rule over lines; a name in a comment is no call of it and no import, so there it only proves."""
    reading = _looking(literal, scope, parsed=False)
    return Reading(reading.tree, Strength.STRONGER) if found["done"] else reading


def _looking(literal: str, scope: tuple[str, ...], *, parsed: bool) -> Reading:
    """Return a rule for the literal; `name()` is sought as the word `name`, for calls have arguments and spaces."""
    call = _CALL.fullmatch(literal)
    rule = TextRule(literal=call["name"] if call else literal, in_=scope, max=0, word=True, parsed=parsed)
    return Reading(rule, Strength.STRONGER if call else Strength.EXACT)
