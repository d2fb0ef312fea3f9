"""README has sections Installation, Usage and License, `x.md` has a table with columns A, B and C: parts by name."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, THE, fit, named
from dodcheck.binding.recognise.guides import NAMES
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.recognise.topics import TOPIC, is_generic
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_markdown
from dodcheck.rules.combine import AnyOf, Not
from dodcheck.rules.document import DocumentRule
from dodcheck.rules.text import TextRule

_FILE = rf"(?:the )?(?:(?P<name>{'|'.join(NAMES)})|⟦(?P<slot>\d+)⟧)(?: file)?"
_HAS = r"(?:now )?(?:has|have|contains|includes)"
_NO_NAME = (
    r"no|not|nothing|any|only|without|and|or|all|both|the|an|each|every|for|on|about|that|which|with|by|in|to|of|as|at"
    r"|from|than|else|other|others|more|etc|so|their|its|sections?"
    r"|headings?|columns?"
)
_WORD = rf"(?!(?:{_NO_NAME})(?![\w-]))[a-z0-9][\w&/'+-]*"
_ITEM = rf"(?:⟦\d+⟧|\"[^\"]{{1,60}}\"|'[^']{{1,60}}'|{_WORD}(?: (?:of )?{_WORD}){{0,3}})"
_AND = r"(?:, and |, | and | & )"
_LIST = rf"{_ITEM}(?:{_AND}{_ITEM}){{1,9}}"
_THESE = r"(?:the |all |these |following |required )*"
_HEADED = r"(?:sections|headings)(?: called| named| titled)?:?"
_SECTIONS = (
    rf"{_FILE} {_HAS} {_THESE}{_HEADED} {named(_LIST, 'items')}",
    rf"{_FILE} {_HAS} (?:the |all )*{named(_LIST, 'items')} (?:sections|headings)",
    rf"{_FILE} {_HAS} {_THESE}(?:sections|headings) (?:for|on|about) (?P<about>{_LIST})",
    rf"{_FILE} {_HAS} {THE}(?P<items>\"[^\"]{{1,60}}\"|'[^']{{1,60}}'|{TOPIC}) (?:section|heading)",
    rf"{_FILE} {_HAS} {THE}(?:section|heading) (?:called|named|titled|headed) {named(_ITEM, 'items')}",
)
_SEVERAL = rf"{_ITEM}(?:{_AND}{_ITEM}){{0,9}}"
_COLUMNS = rf"{_THESE}(?:columns?|headers?)(?: called| named)?:? {named(_SEVERAL, 'items')}"
_TABLES = (
    rf"{_FILE} {_HAS} {THE}table (?:with|that has) {_COLUMNS}",
    rf"{THE}table in {_FILE} {_HAS} {_COLUMNS}",
    rf"{THE}table with {_COLUMNS} {BE}(?:in|added to|present in) {_FILE}",
)
_BEGIN = ("getting started", "quick start", "quickstart", "start", "set up")
_KIN = {
    "installation": ("install", "installing", "setup", *_BEGIN),
    "install": ("installation", "installing", "setup", *_BEGIN),
    "setup": ("installation", "install", "installing", *_BEGIN),
    "getting started": ("installation", "install", "setup", *_BEGIN),
    "quick start": ("installation", "install", "setup", *_BEGIN),
    "usage": ("use", "using", "example", "examples", "run", "running", *_BEGIN),
    "license": ("licence", "licensing", "licenses", "copyright", "legal"),
    "contributing": ("contribute", "contribution", "contributions", "contributors"),
    "testing": ("test", "tests"),
    "tests": ("test", "testing"),
    "development": ("develop", "developing", "developers", "building", "build", "hacking"),
    "configuration": ("configure", "configuring", "config", "settings", "options", "environment"),
    "deployment": ("deploy", "deploying"),
    "troubleshooting": ("faq", "problems", "issues", "known"),
}
"""Names of usual sections, and words in the headings of those that say the same."""


def read(words: Phrase) -> Reading | None:
    """Return a rule about each part; what is called by its name alone may have another suffix."""
    found = fit(words, _SECTIONS)
    table = None if found else fit(words, _TABLES)
    told = found or table
    if told is None:
        return None
    path = NAMES[told["name"]] if told["name"] else words.thing(told["slot"])
    if not is_markdown(path):
        return None
    named_in = None if told["name"] else words.named_in
    if table is not None:
        items = _items(words, table["items"])
        rule = DocumentRule(path=path, table=items, rows=0, named_in=named_in)
        return Reading(rule, Strength.STRONGER, least=_if_there(rule, path)) if table["name"] else Reading(rule)
    said = told.groupdict()
    if said.get("topic") and is_generic(said["topic"]) and said["topic"] not in _KIN:
        return None
    items = _items(words, said.get("about") or said["items"])
    whole = every([_part(path, item, named_in) for item in items], Strength.STRONGER)
    if said.get("topic") and items[0] not in _KIN:
        # What is there may be called otherwise: of one section it is not told that this is its name.
        loosely = DocumentRule(path=path, topic=items[0], loosely=True, named_in=named_in)
        return whole._replace(least=None if told["name"] else loosely)
    least = every([_part(path, item, named_in, *_KIN.get(item, ())) for item in items]).tree
    return whole._replace(least=_if_there(least, path) if told["name"] else least)


def _part(path: str, title: str, named_in: str | None, *kin: str) -> Tree:
    """Return what asks for a section of that name; one with more in its heading is one too where it says much.

    So is one with one of the words of ``kin`` in its heading.
    """
    topics = (DocumentRule(path=path, topic=one, named_in=named_in) for one in (title, *kin))
    return AnyOf((DocumentRule(path=path, section=title, named_in=named_in), *topics))


def _if_there(tree: Tree, path: str) -> Tree:
    """Return what a document is asked that may have another suffix: it is refuted where it is there as it is."""
    return AnyOf((Not(TextRule(pattern="^", in_=(path,), min=1)), tree))


def _items(words: Phrase, said: str) -> tuple[str, ...]:
    """Return the names of a list, without marks around them."""
    items = re.split(_AND, said)
    return tuple(words.thing(item[1:-1]) if item.startswith("⟦") else item.strip("\"'") for item in items)
