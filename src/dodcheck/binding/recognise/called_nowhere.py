"""No console.log statements left, no print statements in `src/`, no calls to `eval`: what code calls nowhere."""

from __future__ import annotations

import re
from dataclasses import replace

from dodcheck.binding.recognise.forms import SLOT, fit, named, things_in
from dodcheck.binding.recognise.literals import callee
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
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
_NAME = rf"(?:{SLOT}|{'|'.join(re.escape(one.lower()) for one in _KNOWN)})"
_PLAIN = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*")
_WHAT = (
    rf"(?:calls? (?:to|of)|uses? of|usages? of) {named(_NAME, 'name')}(?:\(\))?",
    rf"{named(_NAME, 'name')}(?:\(\))? (?:debug(?:ging)? )?(?:statements?|calls?)",
)
_CODE = (
    r"(?: (?:left|remain|remains|remaining|present))?(?: behind| over)?(?: (?:in|anywhere in) (?:the |our |any )?"
    r"(?:(?:production |source |shipped )?code(?:base)?|sources?|repo(?:sitory)?|project))?"
)
_IN = rf" in (?:the )?{named(SLOT, 'place')}(?: folder| directory)?"
_FORMS = tuple(rf"(?:there (?:is|are) )?(?:no|zero|0) {what}{where}" for what in _WHAT for where in (_CODE, _IN))


def read(words: Phrase) -> Reading | None:
    """Return a rule that no code calls it; outside the folders of what is handed out, that can only prove."""
    found = fit(words, _FORMS)
    name = _written(words, found["name"]) if found else None
    if found is None or name is None:
        return None
    if place := found.groupdict().get("place"):
        (folder,) = things_in(words, place)
        inside = replace(_rule(name, words), in_=(folder,))
        return Reading(inside) if is_path(folder) and folder.endswith("/") else None
    return nowhere(name, words)


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


def _written(words: Phrase, name: str) -> str | None:
    """Return the name as code writes it; ``None`` for what is no name that is called."""
    things = things_in(words, name)
    if not things:
        return next(one for one in _KNOWN if one.lower() == name)
    written = callee(things[0]) or things[0]
    return written if _PLAIN.fullmatch(written) and not is_path(things[0]) else None
