"""From a path word in a document to the place it means.

The order keeps two promises. What stands at the very place a word names decides before anything elsewhere: a link or an
ignored path there is never proved by a namesake. And what is not tracked decides last, so that two clones of one commit
give one answer.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from dodcheck.snapshot.paths import folder_of, name_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot


class How(StrEnum):
    """What a path word turned out to mean. Only ``FILE`` and ``FOLDER`` are evidence."""

    FILE = "file"
    FOLDER = "folder"
    AMBIGUOUS = "ambiguous"
    MOVED = "moved"
    CASE = "case"
    IGNORED = "ignored"
    SUBMODULE = "submodule"
    SYMLINK = "symlink"
    UNTRACKED = "untracked"
    OUTSIDE = "outside"
    ABSENT = "absent"


class Resolution(NamedTuple):
    """What a word means: ``path`` is the place that decides, ``None`` where none does.

    ``candidates`` are the tracked paths to choose from when it is ``AMBIGUOUS``, ``MOVED`` or differs in ``CASE``.
    """

    how: How
    path: str | None
    candidates: tuple[str, ...] = ()


def resolve(snapshot: Snapshot, word: str, named_in: str | None) -> Resolution:
    """Return what a path word means in the document at ``named_in``.

    The word is tried from the root, then from the document's folder, then as the end of one tracked path: files, or
    folders when the word holds a slash. A word that begins with ``/``, ``./`` or ``../`` names its place, and no longer
    path that ends like it will do. A bare name is not looked for among test data, vendored files, examples and what was
    put away. ``~`` is somebody's home, outside.
    """
    places = _places(word, named_in)
    if not places:
        return Resolution(How.OUTSIDE, None)
    here = [(place, _presence_at(snapshot, place, word)) for place in places]
    for wanted in (_TRACKED, _IGNORED):
        for place, presence in here:
            if presence in wanted:
                return Resolution(How(presence.value), place)
    resolution = _resolve_elsewhere(snapshot, places, word)
    if resolution is not None:
        return resolution
    if word.startswith(_ABOVE) and may_be_sibling_repository(snapshot, places[0]):
        return Resolution(How.OUTSIDE, None)
    untracked = next((place for place, presence in here if presence is Presence.UNTRACKED), None)
    return Resolution(How.UNTRACKED if untracked else How.ABSENT, untracked or places[0])


def may_be_sibling_repository(snapshot: Snapshot, place: str) -> bool:
    """Return whether a path that is told from the folder above may be one of a repository beside this one.

    Its first folder is none of this repository then: whoever writes `../infra/x.tf` may count from the root.
    """
    top, slash, _ = place.partition("/")
    return bool(slash) and snapshot.presence(top) is Presence.ABSENT


_ABOVE = ("../", "..\\")
_OTHERS = re.compile(
    r"(?:^|/)(?:fixtures?|cases|test_?data|goldens?|__snapshots__|snapshots|mocks?|samples?|templates?|vendor|vendored|"
    r"third[_-]party|external|node_modules|site-packages)/",
    re.IGNORECASE,
)
"""Folders of files that are there for a test to read, to be copied, or made by others."""
_ASIDE = re.compile(
    r"(?:^|/)(?:[\w.-]*[_.-])?(?:examples?|demos?|disabled|deprecated|obsolete|archived?|attic|backups?|bak|unused)/",
    re.IGNORECASE,
)
"""Folders of files that show how it is done, or that were put away."""

_TRACKED = frozenset({Presence.FILE, Presence.FOLDER, Presence.SYMLINK, Presence.SUBMODULE, Presence.OUTSIDE})
_IGNORED = frozenset({Presence.IGNORED})


def is_foreign_path(path: str) -> bool:
    """Return whether a path lies among test data, templates or vendored files, where a namesake is another file."""
    return bool(_OTHERS.search(path))


def is_aside(path: str) -> bool:
    """Return whether a path lies where files are of others, show how it is done, or were put away."""
    return is_foreign_path(path) or _ASIDE.search(path) is not None


def _places(word: str, named_in: str | None) -> tuple[str, ...]:
    if word.startswith("~"):
        return ()
    folder = folder_of(named_in) if named_in else ""
    seen = (normalise(word), normalise(word, folder))
    return tuple(dict.fromkeys(place for place in seen if place is not None))


def _presence_at(snapshot: Snapshot, place: str, word: str) -> Presence:
    presence = snapshot.presence(place)
    return Presence.ABSENT if presence is Presence.FILE and word.endswith("/") else presence


def _resolve_elsewhere(snapshot: Snapshot, places: tuple[str, ...], word: str) -> Resolution | None:
    """Return the tracked paths that end like the word: exactly, else but for case, else in their last part only."""
    place, name = places[0], name_of(places[0])
    placed = word.startswith(("/", "\\", "./", "../", ".\\", "..\\"))
    files = () if word.endswith("/") else snapshot.files_named(name)
    folders = snapshot.folders_named(name) if "/" in word else ()
    for how, paths in ((How.FILE, files), (How.FOLDER, folders)):
        same = tuple(path for path in paths if not placed and f"/{path}".endswith(f"/{place}"))
        if same:
            return _resolve_namesake(how, same, place)
    folded = tuple(other.casefold() for other in places)
    close = tuple(path for path in (*files, *folders) if _matches_without_case(path.casefold(), folded, placed=placed))
    if close:
        return Resolution(How.CASE, place, close)
    moved = tuple(path for path in (*files, *folders) if name_of(path) == name and path not in places)
    return Resolution(How.MOVED, place, moved) if moved else None


def _resolve_namesake(how: How, same: tuple[str, ...], place: str) -> Resolution:
    """Return what the end of a path means: a namesake among test data, vendored files or examples is another file.

    Folders that the words themselves name are no such sign.
    """
    own = tuple(path for path in same if not is_aside(path.removesuffix(place)))
    return _resolve_among(how, own) if own else Resolution(How.AMBIGUOUS, None, same)


def _resolve_among(how: How, same: tuple[str, ...]) -> Resolution:
    return Resolution(how, same[0]) if len(same) == 1 else Resolution(How.AMBIGUOUS, None, same)


def _matches_without_case(path: str, places: tuple[str, ...], *, placed: bool) -> bool:
    return path in places or (not placed and f"/{path}".endswith(f"/{places[0]}"))


def resolve_at(snapshot: Snapshot, path: str) -> Resolution:
    """Return what stands at a path that a rules file gives: there, or not at all."""
    presence = snapshot.presence(path)
    if presence is Presence.ABSENT:
        close = resolve(snapshot, f"/{path}", None)
        return close if close.how is How.CASE else Resolution(How.ABSENT, normalise(path))
    return Resolution(How(presence.value), path)
