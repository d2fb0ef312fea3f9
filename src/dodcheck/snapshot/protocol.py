"""All that a rule may look at."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum
from typing import Protocol

from dodcheck.model.evidence import Unknown
from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.history import History

MAX_FILE_BYTES = 64 * 1024 * 1024
"""Larger files are not read: the promise is that text files up to this size always are."""


class Presence(StrEnum):
    """What stands at a path. Only ``FILE`` is file evidence."""

    FILE = "file"
    FOLDER = "folder"
    SYMLINK = "symlink"
    SUBMODULE = "submodule"
    UNTRACKED = "untracked"
    IGNORED = "ignored"
    OUTSIDE = "outside"
    ABSENT = "absent"


class UnreadableError(Exception):
    """A tracked file that can't be read. ``unknown`` is the reason, ``None`` when reading itself went wrong."""

    def __init__(self, path: str, message: str, unknown: Unknown | None = None) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message
        self.unknown = unknown


class TooLargeError(UnreadableError):
    """A tracked file of more bytes than are ever read."""


class Snapshot(Protocol):
    """The state of a repository: tracked files, their bytes, and the result files the caller handed over.

    Paths are relative to the repository's root, use ``/``, and are taken as they are written: see ``normalise``.
    """

    def facts(self) -> SnapshotFacts:
        """Return commit, dirtiness, digest and number of files."""
        ...

    def as_of(self) -> date | None:
        """Return the day of the judgement, ``None`` where it has none; rules never ask the clock."""
        ...

    def files(self) -> tuple[str, ...]:
        """Return the path of every tracked regular file, sorted by code point."""
        ...

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the tracked regular files that match, sorted; ``**`` also matches no folder, ``*`` stays in one."""
        ...

    def files_named(self, name: str) -> tuple[str, ...]:
        """Return the tracked regular files whose last part is ``name`` but for case, sorted."""
        ...

    def folders_named(self, name: str) -> tuple[str, ...]:
        """Return the folders of tracked regular files whose last part is ``name`` but for case, sorted."""
        ...

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule, sorted; nothing below them is seen."""
        ...

    def links(self) -> tuple[str, ...]:
        """Return the path of every symbolic link that is tracked, sorted; none is followed."""
        ...

    def executable(self, path: str) -> bool:
        """Return whether git records that a tracked regular file may be executed; false where there is none."""
        ...

    def recorded(self, submodule: str) -> str | None:
        """Return the commit that a submodule is recorded at, in full, ``None`` where no submodule stands."""
        ...

    def presence(self, path: str) -> Presence:
        """Return what stands at a path; a folder counts when it holds a tracked file."""
        ...

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file. Raises ``UnreadableError``."""
        ...

    def digest(self, path: str) -> str:
        """Return ``sha256:`` and the hex digest of a tracked regular file's bytes. Raises ``UnreadableError``."""
        ...

    def history(self) -> History | None:
        """Return the commits behind the judged one, ``None`` where there is no commit."""
        ...

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        ...

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        ...


def digest_of(data: bytes) -> str:
    """Return the digest of bytes as ``Snapshot.digest`` writes it: ``sha256:`` and 64 hex digits."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def bytes_of(snapshot: Snapshot, path: str) -> bytes | None:
    """Return the bytes of a tracked regular file, ``None`` where there is none to read."""
    try:
        return snapshot.read(path)
    except UnreadableError:
        return None
