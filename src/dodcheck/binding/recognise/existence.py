"""`X` exists, `X` and `Y` created, Create `X`: files or folders are there."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.abroad import CREATE, CREATED, FILE
from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.file_kinds import file_is_there
from dodcheck.binding.recognise.forms import (
    ALSO,
    BE,
    EITHER_SIGN,
    SAYS_NOTHING,
    SLOT,
    THE,
    begins,
    fit,
    named,
    things_in,
)
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.recognise.topics import ARTICLE, TOPIC
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path, may_be_spaced_path
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.file import FileRule

_NOUN = r"(?:files?|scripts?|modules?|packages?|documents?|docs?|pages?|folders?|director(?:y|ies))"
_PLACED = r"in (?:the |its )?(?:canonical|right|correct|expected|agreed|proper) (?:location|place|path|folder)"
_ROOT = (
    r"(?:exists? |present |added )?(?:at|in) the (?:(?:repo(?:sitory)?|project)(?:'s)? )?root"
    r"(?: (?:folder|directory))?"
)
_DONE = (
    r"(?:exists?|present|available|created|added|provided|in place|there|tracked|checked in|in the repo(?:sitory)?|"
    rf"{named(_PLACED, 'placed')}|{named(_ROOT, 'at_root')})(?: and (?:is |are )?(?:non-?empty|not empty))?"
)
_THINGS = rf"(?:both )?{THE}(?:{_NOUN}:? )?{named(ALSO, 'paths')}(?: (?P<noun>{_NOUN}))?"
_SORT = r"(?:all |both |the |these |following |required |new )*(?:[a-z-]{2,20} ){0,3}" + named(_NOUN, "noun")
_WHOLE = (
    rf"{_THINGS}:? {BE}{_DONE}(?: — (?:exists?|present|created|added))?(?P<aside> \([^()]*\))?",
    rf"{_THINGS} — (?:exists?|present|created|added)(?P<aside> \([^()]*\))?",
    rf"(?:create|created|add|added|write|wrote|commit|new):? {_THINGS}(?P<aside> \([^()]*\))?",
    rf"there (?:is|are|exists?) {_THINGS}(?P<aside> \([^()]*\))?",
    rf"{named(_SORT, 'sort')} (?:exists?|present|created|added): {named(ALSO, 'paths')}(?P<aside> \([^()]*\))?",
    rf"{FILE}{named(ALSO, 'paths')} ?{CREATED}(?P<aside> \([^()]*\))?",
    rf"{CREATE} ?{named(ALSO, 'paths')}(?P<aside> \([^()]*\))?",
)
_OR = rf"(?:either )?{THE}{named(rf'{SLOT}(?:, {SLOT})*,? or {SLOT}', 'paths')}"
_EITHER = (rf"{_OR} {BE}(?:{_DONE}|committed)", rf"(?:there is|create|add|write) {_OR}")
_PART = (
    rf"{_THINGS}:? {BE}{_DONE}(?P<aside> \([^()]*\))?(?= with\b)",
    rf"(?:create|add|write):? {_THINGS}(?P<aside> \([^()]*\))?(?= with\b)",
)
_SAYS = (
    r"contains|includes|documents|lists|describes|defines|covers|has(?! been)|records|recommends|reflects|explains|"
    r"mentions|references|states|shows|summari[sz]es|captures|details|outlines|links|points|names|marks|specifies|declares"
)
_KEPT = (
    r"updated|written|populated|completed?|finali[sz]ed|refreshed|expanded|filled in|up to date|up-to-date|current|"
    r"linked|referenced|formatted|documented"
)
_PRESUPPOSED = (
    rf"{_THINGS} (?:{_SAYS})\b",
    rf"{_THINGS} {BE}(?:{_KEPT})\b",
    rf"{_THINGS} (?:workflow )?{BE}(?:added|wired|hooked|integrated) (?:to|into|in) (?:the )?(?:ci|pipeline)\b",
    rf"(?:updated?|expand(?:ed)?|populated?|completed?|finali[sz]ed?):? {_THINGS}",
    (
        rf"{ARTICLE}{TOPIC} {BE}(?:exists?|specified|tracked) "
        rf"(?:at|in|under) (?:the )?{named(SLOT, 'paths')}$"
    ),
    rf"{ARTICLE}(?=[a-z-]{{3}}){TOPIC} {named(SLOT, 'paths')} {BE}(?:exists?|present|created|added|committed)$",
    rf"(?:create|add|author|write) {named(ALSO, 'paths')}(?P<aside> \([^()]*\))?(?=:| (?:for|that|using|containing)\b)",
)
_NOTED = (
    (
        rf"{ARTICLE}{TOPIC} {BE}(?:recorded|listed|captured|noted|collected|summari[sz]ed) "
        rf"in (?:the )?{named(SLOT, 'paths')}$"
    ),
)
"""What is noted in a document presupposes that; other files may be made when they are needed, or kept out."""
_RUN = frozenset({"script", "scripts", "module", "modules", "package", "packages"})
_RUNNABLE = (".py", ".sh", ".bash", ".zsh", ".ps1", ".js", ".mjs", ".ts", ".rb", ".pl", ".lua", "/")
"""What a noun behind a path may call a script, module or package; `package.json` script is something in the file."""

_MACHINE = (".json", ".yml", ".yaml", ".toml", ".xml", ".cdx", ".sarif")
_HUMAN = (".md", ".txt", ".rst", ".adoc", ".html")
_ANY = ("",)
_ASIDES = {
    "machine-readable": _MACHINE,
    "machine readable": _MACHINE,
    "human-readable": _HUMAN,
    "human readable": _HUMAN,
    **dict.fromkeys(SAYS_NOTHING, _ANY),
}


_ENDING = re.compile(
    r"\.(?:test|spec|stories|d|module)\.[a-z]{1,5}|\.(?:py|jsx?|tsx?|go|rs|rb|java|md|ya?ml|json|proto|sql)"
)
_BELOW = rf"(?: (?:in|under|below) (?:the )?{named(SLOT, 'place')}(?: folder| directory)?)?"
_ENDINGS = (rf"(?:there are )?{named(SLOT, 'ending')} files {BE}(?:exist|present|there|created|added){_BELOW}",)
"""`.test.js` files exist: what the names of some files end with."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for the files; half a statement that speaks of another place is not read at all."""
    if (found := fit(words, _ENDINGS)) and _ENDING.fullmatch(words.thing(found["ending"][1:-1])):
        return _endings(words, found)
    if found := fit(words, _WHOLE):
        aside = found["aside"] or ""
        whole = _reading(words, found, aside)
        return whole or (_half(words, found, aside) if aside.strip(" ()") not in _ASIDES else None)
    if found := fit(words, _EITHER):
        return _either(words, found)
    noted = fit(words, _NOTED) if words.things and words.things[-1].lower().endswith(".md") else None
    found = noted or next(begins(words, (*_PART, *_PRESUPPOSED)), None)
    if found is None:
        return None
    return _half(words, found, f"{found.groupdict().get('topic') or ''} {words.words[found.end('paths') :]}".strip())


def _reading(words: Phrase, found: re.Match[str], rest: str) -> Reading | None:
    paths = things_in(words, found["paths"])
    plain = all(map(is_path, paths))
    if not (plain or all(map(_may_be_path, paths))) or not _may_be(found.groupdict().get("noun"), paths):
        return None
    if rest and not all(_is_true_of(rest.strip(" ()"), path) for path in paths):
        return None
    told = found.groupdict()
    if turns_aside(told.get("sort") or "") or (told.get("at_root") and any("/" in path for path in paths)):
        return None
    named_in = None if told.get("placed") or told.get("at_root") else words.named_in
    strength = Strength.EXACT if plain and EITHER_SIGN not in found["paths"] else Strength.STRONGER
    return every([file_is_there(path, named_in) for path in paths], strength)


def _may_be_path(text: str) -> bool:
    """Return whether a thing is a path, or perhaps one with spaces: what is not there may be a command."""
    return is_path(text) or may_be_spaced_path(text)


def _either(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return that one of the files is there."""
    told = found.groupdict()
    paths = things_in(words, found["paths"])
    if not all(map(is_path, paths)) or told.get("placed") or told.get("at_root"):
        return None
    return Reading(AnyOf(tuple(file_is_there(path, words.named_in) for path in paths)))


def _endings(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return that a file of such a name is there; of several, one is enough to be no lie."""
    ending, place = words.thing(found["ending"][1:-1]), things_in(words, found["place"] or "")
    if not all(is_path(one) and one.endswith("/") for one in place):
        return None
    folder = place[0] if place else ""
    return Reading(FileRule(path=f"{folder}**/*{ending}", min=1, named_in=words.named_in))


def _half(words: Phrase, found: re.Match[str], rest: str) -> Reading | None:
    """Return what may refute, where the rest is not understood and does not take that back."""
    whole = _reading(words, found, "")
    paths = things_in(words, found["paths"])
    if whole is None or whole.strength is not Strength.EXACT or any(path.startswith("/") for path in paths):
        return None
    return None if turns_aside(rest) else Reading(whole.tree, Strength.WEAKER)


def _may_be(noun: str | None, paths: tuple[str, ...]) -> bool:
    return noun not in _RUN or all(path.endswith(_RUNNABLE) for path in paths)


def _is_true_of(aside: str, path: str) -> bool:
    """Return whether an aside says no more than the path itself, and that it is there."""
    return path.lower().endswith(_ASIDES.get(aside, ()))
