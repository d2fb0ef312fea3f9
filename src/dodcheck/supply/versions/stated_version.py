"""What a text says about a version: a release, a commit, nothing, or something that moves."""

from __future__ import annotations

import re
from enum import Enum, StrEnum
from typing import NamedTuple

from dodcheck.supply.versions.order import Order, compare
from dodcheck.supply.versions.release import Release, read_release

MAX_SAID = 300
"""A longer text is prose, not a version."""


class Pinning(StrEnum):
    """How much a text tells."""

    PINNED = "pinned"
    UNPINNED = "unpinned"
    UNKNOWN = "unknown"
    UNCLEAR = "unclear"


class StatedVersion(NamedTuple):
    """A text about a version, the release and the commit in it; ``commit`` is in lower case, empty for none.

    ``PINNED`` has at least one of them. ``UNCLEAR`` says something that is not understood, several releases too.
    """

    text: str
    told: Pinning
    release: Release | None = None
    commit: str = ""


class Agreement(Enum):
    """Whether two texts name the same version; ``UNTOLD`` where a release stands beside a commit, or words."""

    SAME = "same"
    DIFFERENT = "different"
    UNTOLD = "untold"


NOTHING = StatedVersion("", Pinning.UNKNOWN)

_UNKNOWN = frozenset({"noassertion", "none", "null", "unknown", "unversioned", "tbd", "todo", "tba", "undetermined"})
_UNKNOWN |= frozenset({"n/a", "na", "not", "no", "unclear", "unspecified", "missing", "unsure", "unidentified"})
_GUESS = re.compile(r"\?|≈|≃|\b(?:approx(?:imately)?|circa|about|around|probably|maybe|perhaps|likely|guess\w*)\b")
_BRANCHES = frozenset({"main", "master", "head", "trunk", "tip", "develop", "devel", "nightly", "branch"})
_MOVING = frozenset({"latest", "newest", "development", "stable", "default", "next", "edge", "rolling", "any"})
_MOVING |= _BRANCHES | frozenset({"unpinned", "floating", "moving", "varies", "various"})
_RANGE = re.compile(
    r"[<>^*]|≥|≤|!=|\|\||~[>=0-9]|[0-9][.]x\b|\bx\b|[0-9] +(?:-|–|—|to) +v?[0-9]|"
    r"[0-9]\+(?:$|[\s,;)])|\bor (?:later|newer|higher|above)\b|\band (?:later|newer|up)\b|\bat least\b"
)
_COMMIT = re.compile(r"(?<![\w.])[0-9a-f]{7,64}(?!\w)")
_FULL = (40, 64)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_DAY = re.compile(r"(?:19|20)[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9]")
_BREAK = re.compile(r"[\s,;|@=]+")
_APART = re.compile(r"[\s,;:|@=()/]+")
_TAG = re.compile(r"^(?:refs/)?tags/")
_QUOTES = "`'\" \t"


def read_version(text: str, name: str = "") -> StatedVersion:
    """Return what a text says about the version of a library of that name."""
    said = " ".join(text.split()).strip(_QUOTES)
    if len(said) > MAX_SAID:
        return StatedVersion(said[:MAX_SAID], Pinning.UNCLEAR)
    lower = _TAG.sub("", said.lower()).removeprefix("==").strip()
    words = _BREAK.split(lower)
    if not any(map(str.isalnum, lower)) and not _RANGE.search(lower):
        return StatedVersion(said, Pinning.UNKNOWN)
    if words[0].strip("():.") in _UNKNOWN or (_GUESS.search(lower) and not _RANGE.search(lower)):
        return StatedVersion(said, Pinning.UNKNOWN)
    commits = {one[0] for one in _COMMIT.finditer(lower) if _is_commit(one[0])}
    return _pinned(said, lower, name, commits)


def same_version(stated: StatedVersion, other: StatedVersion) -> Agreement:
    """Return whether two texts name the same version: commits by their first 7 digits or more, releases by order."""
    found = {_commits(stated.commit, other.commit), _releases(stated.release, other.release)}
    if Agreement.DIFFERENT in found:
        return Agreement.DIFFERENT
    same_words = stated.told is other.told is Pinning.UNCLEAR and stated.text.casefold() == other.text.casefold()
    return Agreement.SAME if Agreement.SAME in found or same_words else Agreement.UNTOLD


def _pinned(said: str, lower: str, name: str, commits: set[str]) -> StatedVersion:
    commit = next(iter(commits), "")
    if len(commits) > 1:
        return StatedVersion(said, Pinning.UNCLEAR)
    rest = _COMMIT.sub(lambda found: " " if found[0] in commits else found[0], lower)
    releases = [] if _RANGE.search(rest) else _releases_in(rest, name)
    if len(releases) > 1 and not commit:
        return StatedVersion(said, Pinning.UNCLEAR)
    release = releases[0] if len(releases) == 1 else None
    words = frozenset(_APART.split(lower))
    if commit or (release and _BRANCHES.isdisjoint(words)):
        return StatedVersion(said, Pinning.PINNED, release, commit or (release.commit if release else ""))
    moving = bool(_RANGE.search(lower)) or not _MOVING.isdisjoint(words)
    return StatedVersion(said, Pinning.UNPINNED if moving else Pinning.UNCLEAR)


def _releases_in(text: str, name: str) -> list[Release]:
    """Return the different releases that a text names; days only where nothing else does."""
    outside = _ASIDE.sub(" ", text).strip(" ,;:@=-") or text.strip(" ,;:@=-()[]")
    whole = read_release(outside, name)
    if whole is not None and " " not in whole.word:
        return [whole]
    words = [one.strip("()[]:.") for one in _BREAK.split(outside)]
    found = [(word, read_release(word, name)) for word in words if any(map(str.isdigit, word))]
    read = [(word, release) for word, release in found if release is not None]
    apart = [release for word, release in read if not _DAY.fullmatch(word)] or [release for _, release in read]
    kept: list[Release] = []
    for release in apart:
        if all(compare(release, other) is not Order.SAME for other in kept):
            kept.append(release)
    return kept


def _is_commit(digits: str) -> bool:
    """Return whether hexadecimal digits are an id: a word and a number are none, unless they have its full length."""
    return len(digits) in _FULL or not (digits.isalpha() or digits.isdigit())


def _commits(one: str, other: str) -> Agreement:
    if not (one and other):
        return Agreement.UNTOLD
    size = min(len(one), len(other))
    return Agreement.SAME if one[:size] == other[:size] else Agreement.DIFFERENT


def _releases(release: Release | None, other: Release | None) -> Agreement:
    if release is None or other is None:
        return Agreement.UNTOLD
    match compare(release, other):
        case Order.SAME:
            return Agreement.SAME
        case Order.UNKNOWN:
            return Agreement.UNTOLD
        case Order.OLDER | Order.NEWER:
            return Agreement.DIFFERENT
