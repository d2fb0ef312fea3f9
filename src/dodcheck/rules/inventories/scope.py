"""The set of files that an inventory should cover, and which of them a word names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from dodcheck.rules.inventories.endings import Endings, stem
from dodcheck.rules.inventories.names import FileWord, expanded, is_file
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import folder_of, name_of, normalise
from dodcheck.snapshot.protocol import Snapshot

MAX_GLOBS = 200
"""More globs than this are not matched: each is held against every file."""
MAX_GLOB = 300
"""A glob of more characters than this names nothing that can be read."""

_WILD = re.compile(r"\[[^\]]*\]|[*?]")


class Means(Enum):
    """What a word names: files of the set, a tracked file outside it, nothing, or no one knows what."""

    FILES = auto()
    OTHER = auto()
    NOTHING = auto()
    UNREAD = auto()


class Meaning(NamedTuple):
    """What a word names, and why where it names no file of the set; ``files`` are those of the set.

    ``others`` is how many files beside them, in the same folders, a glob matches.
    """

    means: Means
    files: tuple[str, ...] = ()
    others: int = 0
    why: str = ""


class Scope:
    """The files that should be covered, as a document in ``folder`` names them."""

    def __init__(self, snapshot: Snapshot, files: Sequence[str], folder: str) -> None:
        self._files = frozenset(files)
        self._folder = folder
        self._snapshot = snapshot
        self._own = Endings(files)
        self._folded = {end.casefold(): path for path in files for end in (stem(name_of(path)), name_of(path))}
        self._globs: dict[str, Meaning] = {}

    def meaning(self, word: FileWord) -> Meaning:
        """Return what a word names: a path, a glob, a name with or without folders or suffix."""
        names = expanded(word.text)
        if len(names) > 1:
            return _together([self.meaning(word._replace(text=name)) for name in names])
        if not is_glob(word.text):
            return self._named(word.text) or self._slashed(word.text) or self._elsewhere(word.text, marked=word.marked)
        meaning = self._globbed(word.text)
        if len(meaning.files) == len(self._files) > 1 and word.number is None:
            return Meaning(Means.UNREAD, why="matches them all, which tells none")
        return meaning

    def _globbed(self, glob: str) -> Meaning:
        if len(glob) > MAX_GLOB:
            return Meaning(Means.UNREAD, why="is too long")
        if not any(sign.isalnum() or sign == "_" for sign in _WILD.sub("", stem(name_of(glob)))):
            return Meaning(Means.UNREAD, why="names no file in particular")
        if glob not in self._globs and len(self._globs) >= MAX_GLOBS:
            return Meaning(Means.UNREAD, why=f"is one of more than {MAX_GLOBS} globs")
        if glob not in self._globs:
            placed = self._placed(glob) if "/" in glob else ()
            files, others = self._own.globbed(glob, placed), len(self._beside.globbed(glob, placed))
            means = Means.FILES if files else Means.OTHER if others else Means.NOTHING
            self._globs[glob] = Meaning(means, files, others, "matches no file")
        return self._globs[glob]

    @cached_property
    def _beside(self) -> Endings:
        """The tracked files in the folders of the set that are not in the set."""
        folders = {folder_of(path) for path in self._files}
        others = (path for path in self._snapshot.files() if path not in self._files)
        return Endings([path for path in others if folder_of(path) in folders])

    @cached_property
    def _elsewhere_named(self) -> frozenset[str]:
        """The names of all tracked files, small."""
        return frozenset(name_of(path).casefold() for path in self._snapshot.files())

    def _placed(self, word: str) -> tuple[str, ...]:
        """Return the paths that a word may be: from the root, and from the document's folder."""
        return tuple(path for path in (normalise(word), normalise(word, self._folder)) if path is not None)

    def _named(self, word: str) -> Meaning | None:
        if word.endswith("/"):
            return None
        placed = next((path for path in self._placed(word) if path in self._files), None)
        files = (placed,) if placed else self._own.named(word.removeprefix("./").strip("/"))
        if len(files) > 1:
            return Meaning(Means.UNREAD, why=f"could be {len(files)} files: {', '.join(files[:3])}")
        return Meaning(Means.FILES, files) if files else None

    def _slashed(self, word: str) -> Meaning | None:
        """Return what `a.yml/b.yml` names: a slash may join names."""
        meanings = [self._named(part) for part in word.split("/")] if "/" in word else []
        files = tuple(
            path for meaning in meanings if meaning and meaning.means is Means.FILES for path in meaning.files
        )
        return Meaning(Means.FILES, files) if files and len(files) == len(meanings) else None

    def _elsewhere(self, word: str, *, marked: bool) -> Meaning:
        """Return what a word names that is not in the set: a file elsewhere, one that is gone, or who knows."""
        if close := self._folded.get(word.casefold()):
            return Meaning(Means.NOTHING if marked else Means.UNREAD, why=f"differs in case from {close}")
        if name_of(word.rstrip("/")).casefold() in self._elsewhere_named:
            return Meaning(Means.OTHER)
        return Meaning(Means.NOTHING if marked and is_file(word) else Means.UNREAD, why="names no tracked file")


def _together(meanings: Sequence[Meaning]) -> Meaning:
    """Return what several names mean in one: where one of them names no file of the set, that."""
    lacking = next((meaning for meaning in meanings if meaning.means is not Means.FILES), None)
    files = tuple(dict.fromkeys(path for meaning in meanings for path in meaning.files))
    return lacking or Meaning(Means.FILES, files, sum(meaning.others for meaning in meanings))
