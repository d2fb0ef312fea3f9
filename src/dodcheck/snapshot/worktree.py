"""The snapshot of a work tree: its bytes at the paths that git tracks."""

from __future__ import annotations

import hashlib
import os
import stat
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.background import Background
from dodcheck.snapshot.blobs import Blobs
from dodcheck.snapshot.cache import ContentCache
from dodcheck.snapshot.disk import Disk
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.ignore import IgnoreRules
from dodcheck.snapshot.paths import normalise, parents_of
from dodcheck.snapshot.protocol import Presence, UnreadableError
from dodcheck.snapshot.tree import Tree, observe

_MAX_PATH_BYTES = 4096 - 1
"""Linux opens no longer path; git's own buffers end there too."""


class WorkTree:
    """The tracked files at ``root``, a top folder that ``find_root`` found, with the bytes they have on disk.

    Which paths are tracked is settled once: git is started here and waited for at the first question, which raises
    ``UserError`` when git can't tell. Contents are read when asked for, each at most once as long as the cache has it.
    """

    def __init__(self, root: Path, evidence: Mapping[str, bytes]) -> None:
        git = Git(root)
        disk = self._disk = Disk(root)
        self._observed = Background(lambda: observe(git, disk))
        self._ignore = IgnoreRules(git)
        self._blobs = Blobs(git)
        self._contents = ContentCache()
        self._digests: dict[str, str] = {}
        self._evidence = dict(evidence)

    @cached_property
    def _tree(self) -> Tree:
        return self._observed.result()

    @cached_property
    def _tracked(self) -> frozenset[str]:
        return frozenset(self._tree.files)

    def facts(self) -> SnapshotFacts:
        """Return commit, dirtiness, digest and number of files."""
        return SnapshotFacts(self._tree.commit, self._tree.dirty, self._tree.digest, len(self._tree.files))

    def files(self) -> tuple[str, ...]:
        """Return the path of every tracked regular file, sorted by code point; always the same object."""
        return self._tree.files

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the tracked regular files that match, sorted."""
        return matching(pattern, self._tree.files)

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule, sorted."""
        return tuple(sorted(self._tree.submodules))

    def presence(self, path: str) -> Presence:
        """Return what stands at a path.

        A folder that holds no tracked file but a submodule or a link counts as that. An ignored path is ``IGNORED``
        whether or not anything stands there.
        """
        if path in self._tracked:
            return Presence.FILE
        place = normalise(path)
        if place is None:
            return Presence.OUTSIDE
        if len(os.fsencode(place)) > _MAX_PATH_BYTES:
            return Presence.ABSENT
        return self._tracked_presence(place) or self._other_presence(place)

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file. Raises ``UnreadableError``."""
        place = self._place(path)
        content = self._contents.get(place)
        if content is None:
            blob = self._tree.stored.get(place)
            content = self._blobs.read(place, blob) if blob else self._disk.read(place)
            self._contents.put(place, content)
            self._digests.setdefault(place, f"sha256:{hashlib.sha256(content).hexdigest()}")
        return content

    def digest(self, path: str) -> str:
        """Return ``sha256:`` and the hex digest of a tracked regular file's bytes. Raises ``UnreadableError``."""
        place = self._place(path)
        if place not in self._digests:
            self.read(place)
        return self._digests[place]

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        return self._evidence.get(name)

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        return tuple(sorted(self._evidence))

    def _place(self, path: str) -> str:
        place = path if path in self._tracked else normalise(path)
        if place is None or place not in self._tracked:
            raise UnreadableError(path, "is no tracked file")
        return place

    def _tracked_presence(self, place: str) -> Presence | None:
        tree = self._tree
        if place in self._tracked:
            return Presence.FILE
        if place in tree.links:
            return Presence.SYMLINK
        parents = parents_of(place)
        if place in tree.submodules or not tree.submodules.isdisjoint(parents):
            return Presence.SUBMODULE
        if not tree.links.isdisjoint(parents):
            return Presence.OUTSIDE
        return self._folder_presence(f"{place}/")

    def _folder_presence(self, below: str) -> Presence | None:
        tree = self._tree
        at = bisect_left(tree.files, below)
        if at < len(tree.files) and tree.files[at].startswith(below):
            return Presence.FOLDER
        if any(path.startswith(below) for path in tree.submodules):
            return Presence.SUBMODULE
        return Presence.SYMLINK if any(path.startswith(below) for path in tree.links) else None

    def _other_presence(self, place: str) -> Presence:
        if self._disk.behind_link(place):
            return Presence.OUTSIDE
        status = self._disk.status(place)
        if status is None:
            ignored = self._ignore.ignores(place, f"{place}/")
            return Presence.IGNORED if ignored else Presence.ABSENT
        ignored = self._ignore.ignores(f"{place}/" if stat.S_ISDIR(status.st_mode) else place)
        return Presence.IGNORED if ignored else Presence.UNTRACKED
