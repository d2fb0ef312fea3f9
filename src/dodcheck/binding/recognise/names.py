"""Which things are names in code, what they should be, and where they should stand."""

from __future__ import annotations

import re

from dodcheck.documents.paths import is_path
from dodcheck.rules.code.definitions import What
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.symbol import SymbolRule

NOUN = (
    r"(?:functions?|methods?|(?:data ?|base |abstract )?class(?:es)?|constants?|exceptions?(?: class(?:es)?)?|"
    r"enums?|interfaces?|structs?|traits?|modules?)"
)
"""What may be said of a name in code; a variable may be one of the environment, a property one of JSON."""

_NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,12}")
_CALL = re.compile(rf"(?P<name>{_NAME.pattern})\((?:\.\.\.|…)?\)")
_FOLDER = re.compile(r"[\w.-]+(?:/[\w.-]+)+")
_OWNERS = frozenset({"self", "cls", "this", "super"})
_VERBS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_MEANT = {
    "f": What.FUNCTION,
    "m": What.METHOD,
    "co": What.CONSTANT,
}
"""What a noun means, by how it begins; all others are classes."""
_SPECIAL = ("data", "base ", "abstract ", "enum", "interface", "struct", "trait")
_EXCEPTIONS = ("Error", "Exception", "Warning")


def is_call(thing: str) -> bool:
    """Return whether a thing is a name written as a call: `name()`, `name(...)`."""
    return bool(_CALL.fullmatch(thing))


def plain(thing: str) -> str | None:
    """Return the name that a thing is, written as a call or not; ``None`` for paths and for anything else."""
    call = _CALL.fullmatch(thing)
    name = call["name"] if call else thing if _NAME.fullmatch(thing) and not is_path(thing) else None
    return None if name is None or name.partition(".")[0] in _OWNERS else name


def meant(thing: str, noun: str | None) -> What | None:
    """Return what a name should be, ``None`` where the noun may mean something that is no code.

    A method without its class or brackets may be one of a protocol, a class in small letters one of a style sheet, a
    module without a dot a library.
    """
    name, call = plain(thing) or "", is_call(thing)
    last = name.rpartition(".")[2]
    if noun is None:
        return What.CALLABLE if call else What.ANY
    if noun.startswith("module"):
        return What.MODULE if "." in name and not call else None
    what = next((what for begin, what in _MEANT.items() if noun.startswith(begin)), What.CLASS)
    if what is What.METHOD:
        return None if last in _VERBS or not (call or "." in name) else what
    if what is What.CLASS:
        return what if last.lstrip("_")[:1].isupper() else None
    return None if what is What.CONSTANT and call else what


def is_special(thing: str, noun: str | None) -> bool:
    """Return whether a noun says more of a class than that it is one: an enum, an interface, an abstract class."""
    if noun is None:
        return False
    if noun.startswith("exception"):
        return not (plain(thing) or "").endswith(_EXCEPTIONS)
    return noun.startswith(_SPECIAL)


def symbol(thing: str, noun: str | None, place: str | None, named_in: str) -> SymbolRule | None:
    """Return a rule that looks for a name where it should stand; ``None`` where that is not plainly in code."""
    name, what = plain(thing), meant(thing, noun)
    if name is None or what is None:
        return None
    if place is None:
        return SymbolRule(symbol=name, what=what)
    if is_code(place) or (place.endswith("/") and is_path(place)) or (_FOLDER.fullmatch(place) and not is_path(place)):
        return SymbolRule(symbol=name, what=what, in_=(place,), named_in=named_in)
    owner = plain(place)
    if owner is None or not ("." in owner or owner[:1].isupper()):
        return None
    return SymbolRule(symbol=f"{owner}.{name}", what=_of(what, owner))


def _of(what: What, owner: str) -> What:
    """Return what a function said to be in something should be: in a class it is a method."""
    is_class = owner.rpartition(".")[2][:1].isupper()
    return What.METHOD if is_class and what is What.FUNCTION else what
