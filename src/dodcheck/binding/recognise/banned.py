"""No bare excepts, no wildcard imports in `src/`, no focused tests: what code must not hold, by its usual name."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.forms import SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.text import TextRule

_SCRIPTS = ("js", "jsx", "mjs", "cjs", "ts", "tsx")


class _Banned(NamedTuple):
    """What something is called, the things in code marks in that name, how files end that may hold it.

    ``called`` is what reports call it; ``never`` is a pattern of lines that hold it surely, ``nowhere`` of those that
    may.
    """

    called: str
    said: str
    things: tuple[str, ...]
    suffixes: tuple[str, ...]
    never: str
    nowhere: str


_ONLY = r"\b(?:it|test|describe|context|suite)\.only\b"
_BANNED = (
    _Banned(
        "a bare `except`",
        rf"bare (?:excepts?|except (?:clauses?|statements?|blocks?)|{SLOT}(?: clauses?| statements?| blocks?)?)",
        ("except", "except:"),
        ("py",),
        r"^\s*except\s*:",
        r"\bexcept\s*(?::|\\)",
    ),
    _Banned(
        "a wildcard import",
        r"(?:wildcard|star) imports?",
        (),
        ("py", "java", "kt"),
        r"^\s*from\s+\S+\s+import\s*\*|^\s*import\s+(?:static\s+)?[\w.]+\.\*",
        r"\bimport\b.*\*|\bimport\s*\\",
    ),
    _Banned(
        "the type `any`",
        rf"(?:explicit )?(?:{SLOT}|any) types?|explicit {SLOT}",
        ("any", ": any"),
        ("ts", "tsx", "mts", "cts", "vue"),
        r"(?::\s*|\bas\s+)any\s*(?:[,;)\]=\[{]|$)",
        r"\bany\b",
    ),
    _Banned(
        "a focused test",
        rf"(?:focused|exclusive) tests?|{SLOT}(?: (?:calls?|tests?))?",
        (".only",),
        _SCRIPTS,
        _ONLY,
        r"\.only\b|\bf(?:it|describe)\b",
    ),
)
_LEFT = r"(?: (?:left|remain|remains|remaining))?"
_CODE = r"(?: in (?:the |our |any )?(?:code(?:base)?|source(?: code)?|sources|tests?|repo(?:sitory)?|project))?"
_IN = rf" in (?:the )?{named(SLOT, 'place')}(?: folder| directory)?"
_SHIPPED = ("src", "lib", "app")


def read(words: Phrase) -> Reading | None:
    """Return a rule that no file of such a language holds it; outside the folders of code it may be meant to stand."""
    for one in _BANNED:
        what = named(one.said, "what")
        found = fit(
            words, tuple(rf"(?:there (?:is|are) )?(?:no|zero|0) {what}{_LEFT}{where}" for where in (_CODE, _IN))
        )
        if found and all(thing in one.things for thing in things_in(words, found["what"])):
            return _reading(words, found, one)
    return None


def _reading(words: Phrase, found: re.Match[str], one: _Banned) -> Reading | None:
    place = found.groupdict().get("place")
    folders = ("",)
    if place:
        (folder,) = things_in(words, place)
        if not is_path(folder) or not folder.endswith("/"):
            return None
        folders = (folder,)
    shipped = folders if place else tuple(f"{folder}/" for folder in _SHIPPED)
    nowhere = _rule(words, one, one.nowhere, folders)
    return Reading(nowhere, Strength.STRONGER, least=_rule(words, one, one.never, shipped))


def _rule(words: Phrase, one: _Banned, pattern: str, folders: tuple[str, ...]) -> TextRule:
    globs = tuple(f"{folder}**/*.{suffix}" for folder in folders for suffix in one.suffixes)
    return TextRule(pattern=pattern, meaning=one.called, in_=globs, max=0, code_only=True, named_in=words.named_in)
