"""The name of a release as people write it: `v1.2.13`, `VER-2-13-2`, `OpenSSL_1_1_1w`, `1.2.13+dfsg`."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

MAX_LENGTH = 120
"""A longer text is no name of a release."""


class Stage(Enum):
    """What a release is beside the one that its numbers name."""

    BEFORE = auto()
    ITSELF = auto()
    AFTER = auto()
    LETTER = auto()
    REVISION = auto()
    OTHER = auto()


class Release(NamedTuple):
    """A release: its numbers, and what stands behind them.

    ``word`` is the kind of pre-release or patch (``rc``, ``post``), the letter, or what is not understood; ``count``
    the number behind it, 0 for none. ``commit`` is the id that `git describe` adds.
    """

    numbers: tuple[int, ...]
    stage: Stage = Stage.ITSELF
    word: str = ""
    number: int = 0
    epoch: int = 0
    commit: str = ""


_PART = r"[0-9]{1,18}"
_EPOCH = re.compile(r"([0-9]{1,4}):")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9+]*[ ._@=-]+")
_IS_VERSION = re.compile(r"(?:v|r|ver|rel|release|version)[0-9]", re.IGNORECASE)
_MARK = re.compile(r"(?:version|ver|release|rel|v|r)(?=[0-9])", re.IGNORECASE)
_DOTTED = re.compile(rf"{_PART}(?:[._]{_PART})*")
_DASHED = re.compile(rf"{_PART}(?:-{_PART})+(?![0-9A-Za-z.])")
_DESCRIBED = re.compile(r"-([0-9]{1,9})-g([0-9a-f]{7,40})(?:-dirty)?")
_COUNTED = re.compile(r"[-._~ ]?([a-z]+)[-._]?([0-9]{0,18})")
_REVISION = re.compile(r"-(?:r|rev)?([0-9]{1,9})")
_LETTER = re.compile(r"[-._]?([a-z])")
_REPACKED = re.compile(r"[-._+~](?:dfsg|ds|repack|orig|deb|ubuntu|debian|incompatible|cpu|cu[0-9])[a-z0-9.+~-]*")
_FINAL = re.compile(r"[-._ ](?:final|ga|release|stable)")
_BEFORE = {
    **dict.fromkeys(("alpha", "a"), "alpha"),
    **dict.fromkeys(("beta", "b"), "beta"),
    **dict.fromkeys(("rc", "c", "cr"), "rc"),
    **dict.fromkeys(("dev", "snapshot"), "dev"),
    **dict.fromkeys(("pre", "preview"), "pre"),
}
_AFTER = {"post": "post", "p": "patch", "pl": "patch", "patch": "patch", "sp": "sp"}


def read_release(text: str, name: str = "") -> Release | None:
    """Return the release that a text names, ``None`` where it names none.

    What stands before the numbers (`v`, `release-`, the name of the library) makes no difference.
    """
    said = text.strip()
    if len(said) > MAX_LENGTH or not said.isascii():
        return None
    found = _EPOCH.match(said)
    rest = _without_words(said[found.end() :] if found else said, name)
    mark = _MARK.match(rest)
    bare = rest[mark.end() :] if mark else rest
    release = _numbered(bare, worded=bare != said)
    return release._replace(epoch=int(found[1])) if release and found else release


def _without_words(text: str, name: str) -> str:
    """Return a text without the words before its numbers: names of libraries may hold digits themselves."""
    if name and text[: len(name)].lower() == name.lower() and not text[len(name) : len(name) + 1].isalnum():
        text = text[len(name) :].lstrip(" ._@=-")
    while (word := _WORD.match(text)) and not _IS_VERSION.match(word[0]):
        text = text[word.end() :]
    return text


def _numbered(text: str, *, worded: bool) -> Release | None:
    dashed = _DASHED.match(text)
    if dashed and (worded or dashed[0].count("-") > 1):
        return _staged(tuple(map(int, dashed[0].split("-"))), text[dashed.end() :])
    dotted = _DOTTED.match(text)
    if dotted is None:
        return None
    return _staged(tuple(map(int, re.split("[._]", dotted[0]))), text[dotted.end() :])


def _staged(numbers: tuple[int, ...], tail: str) -> Release:
    rest = tail.lower()
    if not rest or _REPACKED.fullmatch(rest) or _FINAL.fullmatch(rest):
        return Release(numbers)
    if found := _DESCRIBED.fullmatch(rest):
        return Release(numbers, Stage.AFTER, "commits", int(found[1]), commit=found[2])
    if found := _REVISION.fullmatch(rest):
        return Release(numbers, Stage.REVISION, "", int(found[1]))
    if found := _LETTER.fullmatch(rest):
        return Release(numbers, Stage.LETTER, found[1])
    return _worded(numbers, rest)


def _worded(numbers: tuple[int, ...], rest: str) -> Release:
    found = _COUNTED.fullmatch(rest)
    if found and found[1] in _BEFORE:
        return Release(numbers, Stage.BEFORE, _BEFORE[found[1]], int(found[2] or 0))
    if found and found[1] in _AFTER and found[2]:
        return Release(numbers, Stage.AFTER, _AFTER[found[1]], int(found[2]))
    return Release(numbers, Stage.OTHER, rest)
