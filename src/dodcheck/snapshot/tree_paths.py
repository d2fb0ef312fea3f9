"""What a tree says of a path: the answers that work tree and commits give alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.index import EXECUTABLE, REGULAR
from dodcheck.snapshot.names import NameIndex
from dodcheck.snapshot.paths import normalise, parents_of
from dodcheck.snapshot.protocol import Presence, UnreadableError


class TreePaths:
    """The tracked paths of a tree: ``lines`` as in ``Tree``, and the regular ``files``, sorted by code point."""

    def __init__(
        self,
        lines: Mapping[str, str],
        files: Sequence[str],
        links: AbstractSet[str],
        submodules: AbstractSet[str],
    ) -> None:
        self._lines = lines
        self._files = files
        self._links = links
        self._submodules = submodules

    @cached_property
    def names(self) -> NameIndex:
        """The files by the last part of their path."""
        return NameIndex(tuple(self._files))

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the tracked regular files that match, sorted."""
        return matching(pattern, self._files)

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule, sorted."""
        return tuple(sorted(self._submodules))

    def links(self) -> tuple[str, ...]:
        """Return the path of every symbolic link, sorted."""
        return tuple(sorted(self._links))

    def executable(self, path: str) -> bool:
        """Return whether a regular file may be executed, false where there is none."""
        return self._lines.get(path, "").startswith(EXECUTABLE)

    def has_file(self, path: str) -> bool:
        """Return whether a regular file is tracked at just this path."""
        return self._lines.get(path, "").startswith(REGULAR)

    def place(self, path: str) -> str:
        """Return the path of a tracked regular file in normal form. Raises ``UnreadableError``."""
        place = path if self.has_file(path) else normalise(path)
        if place is None or not self.has_file(place):
            raise UnreadableError(path, "is no tracked file")
        return place

    def presence(self, place: str) -> Presence | None:
        """Return what is tracked at a path in normal form, ``None`` where nothing is.

        A folder that holds no tracked file but a submodule or a link counts as that.
        """
        if self.has_file(place):
            return Presence.FILE
        if place in self._links:
            return Presence.SYMLINK
        parents = parents_of(place)
        if place in self._submodules or not self._submodules.isdisjoint(parents):
            return Presence.SUBMODULE
        if not self._links.isdisjoint(parents):
            return Presence.OUTSIDE
        return self._folder(f"{place}/")

    def _folder(self, below: str) -> Presence | None:
        at = bisect_left(self._files, below)
        if at < len(self._files) and self._files[at].startswith(below):
            return Presence.FOLDER
        if any(path.startswith(below) for path in self._submodules):
            return Presence.SUBMODULE
        return Presence.SYMLINK if any(path.startswith(below) for path in self._links) else None
