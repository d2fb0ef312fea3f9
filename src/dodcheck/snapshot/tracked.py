"""What the snapshots of a work tree and of a commit have in common: everything that follows from the tracked tree."""

from __future__ import annotations

import weakref
from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.cache import ContentCache
from dodcheck.snapshot.history import History
from dodcheck.snapshot.ignore import IgnoreRules
from dodcheck.snapshot.paths import normalise, to_bytes
from dodcheck.snapshot.protocol import Presence, digest_of
from dodcheck.snapshot.tree import Tree, blob_of
from dodcheck.snapshot.tree_paths import TreePaths

_MAX_PATH_BYTES = 4096 - 1
"""Linux opens no longer path; git's own buffers end there too."""


class TreeSnapshot(ABC):
    """A snapshot whose paths are those of a tree; ``evidence`` are the caller's files by name.

    The tree is made at the first question. Contents are read when asked for, each at most once as long as the cache
    has it.
    """

    def __init__(self, evidence: Mapping[str, bytes]) -> None:
        self._contents = ContentCache()
        self._digests: dict[str, str] = {}
        self._evidence = dict(evidence)

    @abstractmethod
    def _load(self) -> Tree:
        """Return the tree. Raises ``UserError`` when git can't tell it."""

    @abstractmethod
    def _read(self, place: str) -> bytes:
        """Return the bytes of a tracked regular file. Raises ``UnreadableError``."""

    @abstractmethod
    def _untracked(self, place: str) -> Presence:
        """Return what stands at a path in normal form where nothing is tracked."""

    @cached_property
    def _ignore(self) -> IgnoreRules:
        # A strong reference would make a circle, and git would run on for a snapshot that nobody holds any more.
        me = weakref.proxy(self)

        def read(path: str) -> bytes:
            content: bytes = me.read(path)
            return content

        return IgnoreRules(read, self.files())

    def _ignores(self, *paths: str) -> bool:
        """Return whether the snapshot's own ``.gitignore`` files keep one of the paths out; see ``IgnoreRules``."""
        return self._ignore.ignores(*paths)

    @cached_property
    def tree(self) -> Tree:
        """The tracked tree, loaded at the first question."""
        return self._load()

    @cached_property
    def _listed(self) -> TreePaths:
        tree = self.tree
        return TreePaths(tree.lines, tree.files, tree.links, tree.submodules)

    def blob(self, path: str) -> str | None:
        """Return git's id for the content of a tracked path, ``None`` where nothing is tracked."""
        line = self.tree.lines.get(path)
        return None if line is None else blob_of(line)

    def facts(self) -> SnapshotFacts:
        """Return commit, dirtiness, digest and number of files."""
        tree = self.tree
        return SnapshotFacts(tree.commit, tree.dirty, tree.digest, len(tree.files))

    def as_of(self) -> date | None:
        """Return ``None``: the judgement brings the day."""
        return None

    def files(self) -> tuple[str, ...]:
        """Return the path of every tracked regular file, sorted by code point; always the same object."""
        return self.tree.files

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the tracked regular files that match, sorted."""
        return self._listed.glob(pattern)

    def files_named(self, name: str) -> tuple[str, ...]:
        """Return the tracked regular files whose last part is ``name`` but for case, sorted."""
        return self._listed.names.files(name)

    def folders_named(self, name: str) -> tuple[str, ...]:
        """Return the folders of tracked regular files whose last part is ``name`` but for case, sorted."""
        return self._listed.names.folders(name)

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule, sorted."""
        return self._listed.submodules()

    def links(self) -> tuple[str, ...]:
        """Return the path of every symbolic link that is tracked, sorted; none is followed."""
        return self._listed.links()

    def executable(self, path: str) -> bool:
        """Return whether git records that a tracked regular file may be executed; false where there is none."""
        return self._listed.executable(path)

    def recorded(self, submodule: str) -> str | None:
        """Return the commit that a submodule is recorded at, ``None`` where no submodule stands."""
        return self.blob(submodule) if self._listed.presence(submodule) is Presence.SUBMODULE else None

    def presence(self, path: str) -> Presence:
        """Return what stands at a path.

        A folder that holds no tracked file but a submodule or a link counts as that. An ignored path is ``IGNORED``
        whether or not anything stands there.
        """
        if self._listed.has_file(path):
            return Presence.FILE
        place = normalise(path)
        if place is None:
            return Presence.OUTSIDE
        if len(to_bytes(place)) > _MAX_PATH_BYTES:
            return Presence.ABSENT
        return self._listed.presence(place) or self._untracked(place)

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file. Raises ``UnreadableError``."""
        place = self._listed.place(path)
        content = self._contents.get(place)
        if content is None:
            content = self._read(place)
            self._contents.put(place, content)
            self._digests.setdefault(place, digest_of(content))
        return content

    def digest(self, path: str) -> str:
        """Return ``sha256:`` and the hex digest of a tracked regular file's bytes. Raises ``UnreadableError``."""
        place = self._listed.place(path)
        if place not in self._digests:
            self.read(place)
        return self._digests[place]

    @abstractmethod
    def _history_of(self, commit: str) -> History:
        """Return the history of a commit, given by its full id."""

    @cached_property
    def _history(self) -> History | None:
        commit = self.tree.commit
        return None if commit is None else self._history_of(commit)

    def history(self) -> History | None:
        """Return the commits behind the judged one, ``None`` where there is no commit; always the same object."""
        return self._history

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        return self._evidence.get(name)

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        return tuple(sorted(self._evidence))
