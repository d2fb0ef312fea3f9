"""A run of a tool, as far as it is told what the tool takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.snapshot.paths import is_within, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.workflows.audit.untested import is_source
from dodcheck.workflows.audit.whole import Whole

_EXPANDED = frozenset("$*?[]{}`~")
_THERE = frozenset({Presence.FILE, Presence.FOLDER, Presence.SYMLINK})


class Run(NamedTuple):
    """A run: its tool, the words behind that, and the folder it runs in, ``None`` where that is not known.

    ``own_words`` are the words of the command alone, without those that variables and settings add.
    """

    whole: Whole
    tool: str
    words: tuple[str, ...]
    own_words: tuple[str, ...]
    folder: str | None

    @property
    def snapshot(self) -> Snapshot:
        """The repository."""
        return self.whole.snapshot

    def has(self, path: str) -> bool:
        """Return whether the repository has a file or folder; the root is an empty path."""
        return not path or self.snapshot.presence(path) in _THERE


class Scope(NamedTuple):
    """The files and folders that a run is given, from the root, which is empty; ``untracked`` are not tracked."""

    places: tuple[str, ...]
    untracked: tuple[str, ...] = ()

    def covers(self, path: str) -> bool:
        """Return whether a file lies in one of the places."""
        return any(not place or is_within(path, place) for place in self.places)

    @property
    def is_all(self) -> bool:
        """Whether it is the whole repository."""
        return "" in self.places

    @property
    def shown(self) -> str:
        """The places for a sentence."""
        return " and ".join(f"`{place}`" for place in (*self.places, *self.untracked)[:3])


@lru_cache(maxsize=32)
def files_of(whole: Whole, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tracked files of some endings; asked of each run."""
    return tuple(path for path in whole.snapshot.files() if path.endswith(endings))


def scope_of(run: Run, operands: Sequence[str]) -> Scope | None:
    """Return what a run is given: its operands, or else the folder it runs in; ``None`` where nobody can tell."""
    if run.folder is None or any(not _EXPANDED.isdisjoint(word) for word in operands):
        return None
    paths = [path_from_root(word, run.folder) for word in operands] or [run.folder]
    places, gone = list[str](), list[str]()
    for path in paths:
        if path is None or any(is_within(path, one) for one in run.snapshot.submodules()):
            return None
        (places if run.has(path) else gone).append(path)
    return Scope(tuple(places), tuple(gone))


def path_from_root(path: str, folder: str) -> str | None:
    """Return a path from the root, which is empty itself; ``None`` where it leads out of the repository."""
    if path.startswith("/"):
        return None
    inner = normalise(f"{path}/x", folder)
    return inner[:-2] if inner is not None else None


def why_named_paths_are_untracked(run: Run) -> str:
    """Return that nobody tracks a path that a run is given, where it is given such paths alone; else nothing.

    Only a path with a slash in it is one for sure, where no option stands before it.
    """
    before = ["", *run.own_words]
    named = [
        word for last, word in zip(before, run.own_words, strict=False) if "/" in word and not last.startswith("-")
    ]
    named = [re.split(r"[:\[]", word)[0] for word in named if not word.startswith("-")]
    scope = scope_of(run, named) if named and run.snapshot.files() else None
    code = any(map(is_source, run.snapshot.files())) if scope is not None and not scope.places else False
    return (
        f"{scope.shown} {'is' if len(scope.untracked) == 1 else 'are'} not tracked"
        if scope is not None and code
        else ""
    )
