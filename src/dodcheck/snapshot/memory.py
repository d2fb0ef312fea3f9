"""A snapshot in memory: for tests of rules, one's own and those of plugins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from dodcheck.model.evidence import Unknown
from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.history import History
from dodcheck.snapshot.names import NameIndex
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import MAX_FILE_BYTES, Presence, TooLargeError, UnreadableError, digest_of

_NOTHING: Mapping[str, Presence] = MappingProxyType({})
_NO_EVIDENCE: Mapping[str, bytes] = MappingProxyType({})
_NO_SUBMODULES: Mapping[str, str] = MappingProxyType({})
_SOME_COMMIT = "0" * 40


class MemorySnapshot:
    """Tracked ``files`` by path, ``others`` for what stands at further paths, ``evidence`` handed over by name.

    ``commit`` is the id of the commit it stands for; without one it counts as dirty. ``recorded`` gives submodules and
    their commits; one that stands in ``others`` alone is at a commit of zeros.
    """

    def __init__(
        self,
        files: Mapping[str, bytes],
        others: Mapping[str, Presence] = _NOTHING,
        evidence: Mapping[str, bytes] = _NO_EVIDENCE,
        commit: str | None = None,
        recorded: Mapping[str, str] = _NO_SUBMODULES,
    ) -> None:
        self._contents = dict(files)
        self._files = tuple(sorted(files))
        self._others = dict.fromkeys(recorded, Presence.SUBMODULE) | dict(others)
        self._evidence = dict(evidence)
        self._commit = commit
        self._recorded = dict.fromkeys(self.submodules(), _SOME_COMMIT) | dict(recorded)
        self._names = NameIndex(self._files)

    def facts(self) -> SnapshotFacts:
        """Return commit, dirtiness, digest and number of files."""
        whole = "\0".join(f"{path}\0{self.digest(path)}" for path in self._files).encode(errors="surrogateescape")
        return SnapshotFacts(self._commit, self._commit is None, digest_of(whole), len(self._files))

    def as_of(self) -> date | None:
        """Return ``None``: the judgement brings the day."""
        return None

    def files(self) -> tuple[str, ...]:
        """Return the path of every tracked regular file, sorted by code point; always the same object."""
        return self._files

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the tracked regular files that match, sorted."""
        return matching(pattern, self._files)

    def files_named(self, name: str) -> tuple[str, ...]:
        """Return the tracked regular files whose last part is ``name`` but for case, sorted."""
        return self._names.files(name)

    def folders_named(self, name: str) -> tuple[str, ...]:
        """Return the folders of tracked regular files whose last part is ``name`` but for case, sorted."""
        return self._names.folders(name)

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule, sorted."""
        return tuple(sorted(path for path, presence in self._others.items() if presence is Presence.SUBMODULE))

    def links(self) -> tuple[str, ...]:
        """Return the path of every symbolic link, sorted."""
        return tuple(sorted(path for path, presence in self._others.items() if presence is Presence.SYMLINK))

    def executable(self, path: str) -> bool:  # noqa: ARG002 - what every snapshot is asked
        """Return false: nothing in memory may be executed."""
        return False

    def recorded(self, submodule: str) -> str | None:
        """Return the commit that a submodule is recorded at, ``None`` where no submodule stands."""
        return self._recorded.get(submodule)

    def presence(self, path: str) -> Presence:
        """Return what stands at a path."""
        place = path if path in self._contents else normalise(path)
        if place is None:
            return Presence.OUTSIDE
        if place in self._contents:
            return Presence.FILE
        if any(file.startswith(f"{place}/") for file in self._files):
            return Presence.FOLDER
        return self._others.get(place, Presence.ABSENT)

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file. Raises ``UnreadableError``."""
        place = path if path in self._contents else normalise(path)
        if place is None or place not in self._contents:
            raise UnreadableError(path, "is no tracked file")
        content = self._contents[place]
        if len(content) > MAX_FILE_BYTES:
            raise TooLargeError(place, f"files over {MAX_FILE_BYTES} bytes are not read", Unknown.SKIPPED)
        return content

    def digest(self, path: str) -> str:
        """Return ``sha256:`` and the hex digest of a tracked regular file's bytes. Raises ``UnreadableError``."""
        return digest_of(self.read(path))

    def history(self) -> History | None:
        """Return ``None``: there is no commit behind it."""
        return None

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        return self._evidence.get(name)

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        return tuple(sorted(self._evidence))
