"""What a tree says of a path: the answers that work tree and commits give alike."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.names import Names
from dodcheck.snapshot.paths import normalise, parents_of
from dodcheck.snapshot.protocol import Presence, UnreadableError
from dodcheck.snapshot.tree import Tree


class Listed:
    """The tracked paths of a tree."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.names = Names(tree.files)

    @cached_property
    def _tracked(self) -> frozenset[str]:
        return frozenset(self.tree.files)

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the tracked regular files that match, sorted."""
        return matching(pattern, self.tree.files)

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule, sorted."""
        return tuple(sorted(self.tree.submodules))

    def has(self, path: str) -> bool:
        """Return whether a regular file is tracked at just this path."""
        return path in self._tracked

    def place(self, path: str) -> str:
        """Return the path of a tracked regular file in normal form. Raises ``UnreadableError``."""
        place = path if path in self._tracked else normalise(path)
        if place is None or place not in self._tracked:
            raise UnreadableError(path, "is no tracked file")
        return place

    def presence(self, place: str) -> Presence | None:
        """Return what is tracked at a path in normal form, ``None`` where nothing is.

        A folder that holds no tracked file but a submodule or a link counts as that.
        """
        tree = self.tree
        if place in self._tracked:
            return Presence.FILE
        if place in tree.links:
            return Presence.SYMLINK
        parents = parents_of(place)
        if place in tree.submodules or not tree.submodules.isdisjoint(parents):
            return Presence.SUBMODULE
        if not tree.links.isdisjoint(parents):
            return Presence.OUTSIDE
        return self._folder(f"{place}/")

    def _folder(self, below: str) -> Presence | None:
        tree = self.tree
        at = bisect_left(tree.files, below)
        if at < len(tree.files) and tree.files[at].startswith(below):
            return Presence.FOLDER
        if any(path.startswith(below) for path in tree.submodules):
            return Presence.SUBMODULE
        return Presence.SYMLINK if any(path.startswith(below) for path in tree.links) else None
