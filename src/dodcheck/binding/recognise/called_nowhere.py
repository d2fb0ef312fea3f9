"""No console.log statements left, no print statements in `src/`, no calls to `eval`: what code calls nowhere."""

from __future__ import annotations

import re
from dataclasses import replace

from dodcheck.binding.recognise.forms import BE, SLOT, fit, named, things_in
from dodcheck.binding.recognise.literals import callee
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.code.suffixes import SUFFIXES
from dodcheck.rules.text import TextRule

_EVERYWHERE = tuple(f"**/*{suffix}" for suffix in SUFFIXES)
_SCRIPTS = tuple(
    f"**/*.{suffix}" for suffix in ("js", "jsx", "mjs", "cjs", "ts", "tsx", "vue", "svelte", "html", "htm")
)
_SCRIPTS_ALONE = ("console.", "debugger")
"""What begins the names that only JavaScript has, and its kin."""
_SHIPPED = ("src/**/*", "lib/**/*", "app/**/*")
"""Folders of code that is handed out: what stands there, a statement about all code surely means."""
_NOT_SHIPPED = ("**/test*/**", "**/__tests__/**", "**/*test*", "**/*spec*", "**/examples/**", "**/vendor/**")
_KNOWN = (
    *("console.log", "console.debug", "print", "eval", "var_dump", "breakpoint", "pdb.set_trace", "os.system"),
    *("fmt.Println", "System.out.println", "debugger"),
)
"""Names that stand in prose without code marks, as code writes them."""
_KEYWORDS = frozenset({"debugger"})
"""What is a statement by itself, and no call."""
_SAID_ALONE = frozenset({"console.log", "console.debug", "debugger", "breakpoint", "pdb.set_trace", "var_dump"})
"""Names that mean nothing but their calls, whatever noun is left out."""
_NAME = rf"(?:{SLOT}|(?:{'|'.join(re.escape(one.lower()) for one in _KNOWN)})(?:s\b)?)(?:\(\))?"
_NAMES = named(rf"{_NAME}(?:(?:, (?:and |or |nor )?| and | or | nor | ?/ ?){_NAME}){{0,4}}", "names")
_PROSE_NAME = re.compile(rf"(?:{'|'.join(re.escape(one.lower()) for one in _KNOWN)})")
_PLAIN = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*")
_WHAT = (
    rf"(?:calls? (?:to|of)|uses? of|usages? of) {_NAMES}(?P<alone>)",
    rf"{_NAMES} (?:debug(?:ging)? )?(?:statements?|calls?)(?P<alone>)",
    rf"(?P<alone>{_NAMES})",
)
_LEFT = r"(?: (?:left|remain|remains|remaining|present))?(?: behind| over)?"
_OWN = r"(?:(?:production |source |shipped )?code(?:base)?|sources?|repo(?:sitory)?|project)"
_CODE = rf"{_LEFT}(?: (?:in|anywhere in) (?:the |our |any )?{_OWN})?"
_IN = rf"{_LEFT} in (?:the )?{named(SLOT, 'place')}(?: folder| directory)?"
_GONE = rf"(?:removed|gone|cleaned up|stripped)(?: from (?:the |our )?{_OWN})?"
_EVERY_ONE = ("(?:all )?", "(?:all )?", "all ")
_FORMS = (
    *(rf"(?:there (?:is|are) )?(?:no|zero|0) {what}{where}" for what in _WHAT for where in (_CODE, _IN)),
    # Without "all" and a noun, it may be one call that was taken out.
    *(rf"{every_one}{what} {BE}{_GONE}" for every_one, what in zip(_EVERY_ONE, _WHAT, strict=True)),
    *(
        rf"(?:remove|removed) {every_one}{what}(?: from (?:the |our )?{_OWN})?"
        for every_one, what in zip(_EVERY_ONE, _WHAT, strict=True)
    ),
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that no code calls them; outside the folders of what is handed out, that can only prove."""
    found = fit(words, _FORMS)
    names = _written(words, found["names"]) if found else None
    if found is None or not names or (found["alone"] and not _SAID_ALONE.issuperset(names)):
        return None
    if place := found.groupdict().get("place"):
        (folder,) = things_in(words, place)
        inside = [replace(_rule(name, words), in_=(folder,)) for name in names]
        return every(inside) if is_path(folder) and folder.endswith("/") else None
    readings = [nowhere(name, words) for name in names]
    least = [reading.least for reading in readings if reading.least]
    return every([reading.tree for reading in readings], Strength.STRONGER)._replace(least=every(least).tree)


def nowhere(name: str, words: Phrase) -> Reading:
    """Return that no code calls a name, and at least none of what is handed out."""
    rule = _rule(name, words)
    return Reading(rule, Strength.STRONGER, least=replace(rule, in_=_SHIPPED, exclude=_NOT_SHIPPED))


def _rule(name: str, words: Phrase) -> TextRule:
    return TextRule(
        literal=name,
        in_=_SCRIPTS if name.startswith(_SCRIPTS_ALONE) else _EVERYWHERE,
        max=0,
        word=True,
        code_only=True,
        calls=name not in _KEYWORDS,
        named_in=words.named_in,
    )


def _written(words: Phrase, said: str) -> tuple[str, ...] | None:
    """Return the names as code writes them; ``None`` where one is no name that is called."""
    prose = _PROSE_NAME.findall(re.sub(SLOT, " ", said))
    known = [next(one for one in _KNOWN if one.lower() == name) for name in prose]
    things = things_in(words, said)
    written = [callee(thing) or thing for thing in things]
    if any(map(is_path, things)) or not all(map(_PLAIN.fullmatch, written)):
        return None
    return tuple(dict.fromkeys((*known, *written)))
