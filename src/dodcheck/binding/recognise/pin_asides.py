"""What stands in brackets behind a statement about pins: an exclusion, an example, or the contrary in other words."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.forms import EITHER, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.scopes import EXCLUDING
from dodcheck.documents.paths import is_path

EXAMPLE = re.compile(
    r" \((?:e\.g\.?,?|for example|such as|like|i\.e\.?,?)? ?(?P<what>(?:⟦\d+⟧|@[\w.-]+)"
    r"(?:(?:,| or|, or|/| /) ?(?:⟦\d+⟧|@[\w.-]+))*)(?:,? etc)?(?: without (?:an? )?(?:commit )?sha)?\)"
)
"""An example of what must not be there."""

NOT_TAGS = re.compile(
    r" \((?:no|not) (?:mutable |floating |moving |version )?(?:tags?|branches|tags? or branch(?:es)?)\)"
)
"""The contrary of a pin."""

_LOOSE = frozenset(
    {"", "no", "or", "and", "mutable", "floating", "version", "tag", "tags", "branch", "branches", "ref"}
)
_REF = re.compile(r"⟦\d+⟧|@\w+")
_LOCAL = re.compile(r"(?:our )?local(?: (?:ones|actions|workflows|references|files))*")
_INTERNAL = re.compile(r"(?:our |the )?(?:internal )?reusable(?: (?:ones|workflows?|references?))*|internal workflows?")
_OWNER = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[\w.-]+)*(?:/\*{1,2})?")


class Aside(NamedTuple):
    """What an aside leaves out: owners and names, what may be internal; ``open`` where it is not understood."""

    allow: tuple[str, ...] = ()
    internal: str | None = None
    open: bool = False


def is_looseness(aside: str) -> bool:
    """Return whether an aside says what is not pinned: a branch, or a tag."""
    return all(word in _LOOSE or _REF.fullmatch(word) for word in re.split(r"[ ,/]+", aside.strip(" ()")))


def aside_of(words: Phrase, aside: str) -> Aside | None:
    """Return what an aside leaves out; ``None`` where it says something else."""
    if not aside:
        return Aside()
    found = EXCLUDING.fullmatch(aside)
    return None if found is None else _left_out(words, found["what"])


def _left_out(words: Phrase, what: str) -> Aside | None:
    if _LOCAL.fullmatch(what):
        return Aside()
    if _INTERNAL.fullmatch(what):
        return Aside(internal="workflows")
    things = things_in(words, what) if re.fullmatch(EITHER, what) else ()
    if any(is_path(thing) or thing.startswith(".") for thing in things):
        return None
    if things and all(map(_OWNER.fullmatch, things)):
        return Aside(allow=tuple(thing.rstrip("*").rstrip("/") for thing in things))
    return Aside(open=True)
