"""`X` committed to `main`, all phase 0 files committed to `main`, `X` added in commit `abc1234`: what commits hold."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import ALSO, BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.recognise.scopes import scope_of
from dodcheck.binding.tree import Strength
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.paths import FILE_NAME, is_path
from dodcheck.rules.git_history import GitHistoryRule

_MAIN = "main"
_TO = r"(?: (?:to|on|in) (?:the )?(?P<branch>⟦\d+⟧|main|master|trunk)(?: branch)?)?"
_NOUN = r"(?:files?|documents?|docs|scripts?|folders?)"
_NAMED = (
    rf"(?:the |both |all )?(?:{_NOUN} )?{named(ALSO, 'paths')}(?: {_NOUN})?:? {BE}committed{_TO}",
    rf"commit (?:the )?{named(ALSO, 'paths')}{_TO}",
)
_ALL = (rf"all (?:the )?(?:of the )?(?:phase \d+(?:'s)? |milestone |its |these |required )?{_NOUN} {BE}committed{_TO}",)
_ID = r"(?=[0-9a-f]*\d)[0-9a-f]{7,40}"
_ADDED = (
    (
        rf"{THE}(?:new )?(?:{_NOUN} )?{named(ALSO, 'paths')}(?: {_NOUN})? {BE}(?:added|created|introduced) "
        rf"(?:in|by|with|as of) (?:the )?(?:git )?commit {named(rf'{SLOT}|{_ID}', 'id')}"
    ),
)
_UNNAMED = re.compile(r"\b(?:files|documents|docs|pages|scripts)\b", re.IGNORECASE)


def read(words: Phrase) -> Reading | None:
    """Return what asks that files are part of the commit; "all files" are those that its part of the document names."""
    if found := fit(words, _NAMED):
        paths = things_in(words, found["paths"])
        return _reading(words, paths, found, Strength.EXACT) if all(map(is_path, paths)) else None
    if found := fit(words, _ALL):
        told = [one.text for one in words.declared.promises if one.scope == words.scope]
        paths = tuple(dict.fromkeys(path for text in told for path in _paths_in(text)))
        unnamed = any(_UNNAMED.search(plain(text)) and not _paths_in(text) and not _is_such(text) for text in told)
        return _reading(words, paths, found, Strength.WEAKER if unnamed else Strength.EXACT) if paths else None
    found = fit(words, _ADDED)
    return _added(words, found) if found else None


def _added(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks that a commit added each of the files, wherever they stood then."""
    paths = things_in(words, found["paths"])
    (commit,) = things_in(words, found["id"]) or (found["id"],)
    if not re.fullmatch(_ID, commit.lower()) or not all(is_path(one) and scope_of(one) for one in paths):
        return None
    return every([GitHistoryRule(in_=f"{commit}^!", added=_places(one)) for one in paths])


def _places(path: str) -> tuple[str, ...]:
    """Return the globs of a file wherever it stood, or of all that a folder held."""
    plain = path.removeprefix("./").strip("/")
    return (f"{plain}/**",) if path.endswith("/") else (plain, f"**/{plain}")


def _reading(words: Phrase, paths: tuple[str, ...], found: re.Match[str], strength: Strength) -> Reading | None:
    branch = found["branch"] or _MAIN
    name = words.thing(branch[1:-1]) if branch.startswith("⟦") else branch
    rule = GitHistoryRule(committed_on=name, paths=paths, named_in=words.named_in)
    return Reading(rule, strength)


def _paths_in(text: str) -> tuple[str, ...]:
    found = []
    for part in spans(text):
        if part.kind in (SpanKind.CODE, SpanKind.CODE_LINK):
            found.append(part.text)
        elif part.kind is not SpanKind.STRUCK:
            found += [one[0] for one in FILE_NAME.finditer(part.text)]
    return tuple(one for one in found if is_path(one) and not one.startswith("-"))


def _is_such(text: str) -> bool:
    return "committed" in text.lower()
