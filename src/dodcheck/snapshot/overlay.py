"""A snapshot with some files changed in memory."""

from __future__ import annotations

import hashlib
from bisect import insort
from collections.abc import Mapping

from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.names import Names
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError


class Overlay:
    """The snapshot ``inner``, with other bytes at the paths of ``changes``; ``None`` means that nothing is there.

    Paths are in normal form. A file that is new may stand where ``inner`` has none; folders follow from their files.
    """

    def __init__(self, inner: Snapshot, changes: Mapping[str, bytes | None]) -> None:
        self._inner = inner
        self._changes = dict(changes)
        kept = [path for path in inner.files() if path not in self._changes]
        for path, content in self._changes.items():
            if content is not None:
                insort(kept, path)
        self._files = tuple(kept)
        self._names = Names(self._files)

    def facts(self) -> SnapshotFacts:
        """Return those of ``inner``, as dirty, with the changes in the digest and in the number of files."""
        facts = self._inner.facts()
        changes = sorted((path, "" if data is None else _digest(data)) for path, data in self._changes.items())
        digest = _digest("\0".join(f"{path}\0{told}" for path, told in [("", facts.digest), *changes]).encode())
        return SnapshotFacts(facts.commit, dirty=True, digest=digest, files=len(self._files))

    def files(self) -> tuple[str, ...]:
        """Return the path of every file, sorted by code point."""
        return self._files

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the files that match, sorted."""
        return matching(pattern, self._files)

    def files_named(self, name: str) -> tuple[str, ...]:
        """Return the files whose last part is ``name`` but for case, sorted."""
        return self._names.files(name)

    def folders_named(self, name: str) -> tuple[str, ...]:
        """Return the folders of files whose last part is ``name`` but for case, sorted."""
        return self._names.folders(name)

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule, sorted."""
        return self._inner.submodules()

    def presence(self, path: str) -> Presence:
        """Return what stands at a path."""
        place = normalise(path)
        if place is None:
            return Presence.OUTSIDE
        if place in self._changes:
            return Presence.FILE if self._changes[place] is not None else self._gone(place)
        if matching(f"{place}/**", self._files):
            return Presence.FOLDER
        presence = self._inner.presence(place)
        return Presence.ABSENT if presence is Presence.FOLDER else presence

    def read(self, path: str) -> bytes:
        """Return the bytes of a file. Raises ``UnreadableError``."""
        place = normalise(path)
        if place not in self._changes:
            return self._inner.read(path)
        content = self._changes[place]
        if content is None:
            raise UnreadableError(path, "is no tracked file")
        return content

    def digest(self, path: str) -> str:
        """Return ``sha256:`` and the hex digest of a file's bytes. Raises ``UnreadableError``."""
        return _digest(self.read(path)) if normalise(path) in self._changes else self._inner.digest(path)

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        return self._inner.handed_over(name)

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        return self._inner.handed_over_names()

    def _gone(self, place: str) -> Presence:
        return Presence.FOLDER if matching(f"{place}/**", self._files) else Presence.ABSENT


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
