"""What a piece of Markdown cites: `src/a.py`; `tests/test_a.py::test_b` + `docs/{a,b}.md`, see [c](c.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from dodcheck.binding.recognise.citable import things_of
from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.documents.inline import Span, SpanKind, spans
from dodcheck.documents.paths import FILE_NAME, is_path

MAX_CITED = 20
"""Of more things than this, the first are looked for."""

_SLOT = r"⟦\d+⟧"
_NUMBER = re.compile(r"⟦(\d+)⟧")
_AWAY = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_NAMED = re.compile(r"⟦(\d+)⟧((?:::[A-Za-z_]\w*)+)")
_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
"""An owner and a repository: `acme/infra`."""
_LINE = re.compile(r"(?<=⟧)(?::\d+(?:-\d+)?| \(?(?:lines?|l\.?) ?\d+(?: ?[-–] ?\d+)?\)?)", re.IGNORECASE)
_BRACKETS = str.maketrans("⟦⟧", "[]")
_GROUP = re.compile(r"; | · |\. (?=\S)|\.?$")

_KIND = r"(?:unit|integration|e2e|end-to-end|regression|acceptance|smoke|contract|property|api|ui)"
_LEAD = (
    rf"(?:(?:see(?: also)?|e2e|{_KIND} tests?|tests?|code|source|impl(?:ementation)?|evidence|proof|docs?|files?|module"
    rf"|(?:m|p|t|us|fr|nfr|ac|req)-?\d{{1,3}}(?:\.\d{{1,3}})?):? )?"
    rf"(?:(?:\d{{1,4}} )?(?:new )?(?:{_KIND} )?tests? (?:in|at|under) |"
    r"(?:(?:is |are )?(?:covered|verified|validated|proved|proven|tested|pinned|enforced|checked|implemented|defined"
    r"|documented|described|recorded|written up) )?(?:by|in|at|via) )?"
    r"(?:the |both )?(?:file |files |test |tests |document )?"
)
_REMARK = r"(?: \((?P<remark>[^()⟦⟧]*)\))?"
_ELEMENT = re.compile(rf"{_LEAD}(?P<slots>{_SLOT}(?: {_SLOT})*){_REMARK}")
_JOINT = re.compile(r",? (?:and|&) |, | \+ | / | (?=\(commits? )")
_COMMIT = re.compile(rf"\(?(?:in |see |by |at )?(?:the )?commits? (?P<slots>{_SLOT}(?:(?:, |,? and ){_SLOT})*)\)?")
_ID = re.compile(r"(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{7,40}", re.IGNORECASE)
_BARE_ID = re.compile(rf"(?<=\bcommit ){_ID.pattern}\b|(?<=\bcommits ){_ID.pattern}\b", re.IGNORECASE)
"""The id of a commit without code marks, behind the word."""


class Cited(NamedTuple):
    """What is cited: paths, globs and names in files as the kind `cited` takes them, and ids of commits."""

    things: tuple[str, ...] = ()
    commits: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.things or self.commits)

    def also(self, other: Cited) -> Cited:
        """Return both, each thing once."""
        things = tuple(dict.fromkeys((*self.things, *other.things)))[:MAX_CITED]
        return Cited(things, tuple(dict.fromkeys((*self.commits, *other.commits)))[:MAX_CITED])


class Slotted(NamedTuple):
    """A piece of Markdown with a slot for each path, code span and link in it."""

    words: str
    things: tuple[str, ...]


def slotted(source: str) -> Slotted | None:
    """Return the words of a source in lower case; ``None`` where some of it is struck out."""
    parts = spans(source)
    if any(part.kind is SpanKind.STRUCK for part in parts):
        return None
    things: list[str] = []
    words = "".join(_words(part, things) for part in parts)
    merged = _NAMED.sub(lambda found: _with_name(found, things), words)
    return Slotted(_LINE.sub("", " ".join(merged.split())).lower(), tuple(things))


def cited_in(piece: Slotted) -> Cited:
    """Return what the groups of a piece cite: each as long as it is a list of things, with no more than remarks."""
    found, at = Cited(), 0
    for end in _GROUP.finditer(piece.words):
        found = found.also(_cited(piece, piece.words[at : end.start()]).cited)
        at = end.end()
    return found


def wholly_cited(piece: Slotted) -> Cited:
    """Return what a piece cites that does nothing but cite; nothing where it says more."""
    found = _cited(piece, piece.words.strip(" ."))
    return Cited() if found.rest else found.cited


class _Group(NamedTuple):
    """What the beginning of a group cites, and the words behind it."""

    cited: Cited
    rest: str


def _cited(piece: Slotted, group: str) -> _Group:
    found, at, before = Cited(), 0, ""
    while element := _COMMIT.match(group, at) or _ELEMENT.match(group, at):
        follows = _JOINT.match(group, element.end())
        rest = "" if follows else group[element.end() :]
        own = _ids(piece, element) if element.re is _COMMIT else _things(piece, element, before)
        before = own.things[-1].partition("::")[0] if own.things else before
        if not turns_aside(rest):
            found = found.also(own)
        at = follows.end() if follows else element.end()
        if follows is None:
            break
    return _Group(found, group[at:])


def _ids(piece: Slotted, element: re.Match[str]) -> Cited:
    ids = [thing.lower() for thing in _in_slots(piece, element["slots"]) if _ID.fullmatch(thing)]
    return Cited((), tuple(ids))


def _things(piece: Slotted, element: re.Match[str], before: str) -> Cited:
    """Return the things of an element; a bare `::name` belongs to the file before it.

    Beside what may be the name of a repository, a path may be one of that: nothing is cited of this one.
    """
    things: list[str] = []
    if any(_REPOSITORY.fullmatch(thing) and not is_path(thing) for thing in _in_slots(piece, element["slots"])):
        return Cited()
    for thing in _in_slots(piece, element["slots"]):
        things += things_of(thing, before)
        before = things[-1].partition("::")[0] if things else before
    return Cited() if turns_aside(element["remark"] or "") else Cited(tuple(things))


def _in_slots(piece: Slotted, slots: str) -> Iterator[str]:
    return (piece.things[int(number)] for number in _NUMBER.findall(slots))


def _words(part: Span, things: list[str]) -> str:
    words = part.text.translate(_BRACKETS)
    if part.target is not None:
        away = _AWAY.match(part.target) or part.target.startswith("/")
        return words if away else _slot(unquote(part.target.partition("#")[0]), things)
    if part.kind is SpanKind.CODE:
        return _slot(part.text, things)
    named = FILE_NAME.sub(lambda found: _slot(found[0], things) if is_path(found[0]) else found[0], words)
    return _BARE_ID.sub(lambda found: _slot(found[0], things), named)


def _with_name(found: re.Match[str], things: list[str]) -> str:
    return _slot(f"{things[int(found[1])]}{found[2]}", things)


def _slot(text: str, things: list[str]) -> str:
    things.append(text.strip())
    return f"⟦{len(things) - 1}⟧"
