"""Snapshots that answer as another one does, but for one answer: the day, the evidence files, or who is told of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Presence, Snapshot


class WrappedSnapshot:
    """The snapshot ``inner``, unchanged."""

    def __init__(self, inner: Snapshot) -> None:
        self._inner = inner

    @property
    def inner(self) -> Snapshot:
        """The snapshot that it answers as."""
        return self._inner

    def as_of(self) -> date | None:
        """Return the day of the judgement, ``None`` where it has none."""
        return self._inner.as_of()

    def facts(self) -> SnapshotFacts:
        """Return those of the snapshot."""
        return self._inner.facts()

    def files(self) -> tuple[str, ...]:
        """Return the path of every tracked regular file, sorted by code point; always the same object."""
        return self._inner.files()

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the tracked regular files that match, sorted."""
        return self._inner.glob(pattern)

    def files_named(self, name: str) -> tuple[str, ...]:
        """Return the tracked regular files whose last part is ``name`` but for case, sorted."""
        return self._inner.files_named(name)

    def folders_named(self, name: str) -> tuple[str, ...]:
        """Return the folders of tracked regular files whose last part is ``name`` but for case, sorted."""
        return self._inner.folders_named(name)

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule, sorted."""
        return self._inner.submodules()

    def links(self) -> tuple[str, ...]:
        """Return the path of every symbolic link that is tracked, sorted; none is followed."""
        return self._inner.links()

    def executable(self, path: str) -> bool:
        """Return whether git records that a tracked regular file may be executed; false where there is none."""
        return self._inner.executable(path)

    def recorded(self, submodule: str) -> str | None:
        """Return the commit that a submodule is recorded at, ``None`` where no submodule stands."""
        return self._inner.recorded(submodule)

    def presence(self, path: str) -> Presence:
        """Return what stands at a path."""
        return self._inner.presence(path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file. Raises ``UnreadableError``."""
        return self._inner.read(path)

    def digest(self, path: str) -> str:
        """Return the digest of a tracked regular file's bytes. Raises ``UnreadableError``."""
        return self._inner.digest(path)

    def history(self) -> History | None:
        """Return the commits behind the judged one, ``None`` where there is no commit."""
        return self._inner.history()

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        return self._inner.handed_over(name)

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        return self._inner.handed_over_names()


class DatedSnapshot(WrappedSnapshot):
    """The snapshot ``inner``, judged as of ``day``."""

    def __init__(self, inner: Snapshot, day: date) -> None:
        super().__init__(inner)
        self._day = day

    def as_of(self) -> date | None:
        """Return the day of the judgement."""
        return self._day


class LendingSnapshot(WrappedSnapshot):
    """An earlier state ``inner`` of a repository, with the evidence files that ``lender`` has today."""

    def __init__(self, inner: Snapshot, lender: Snapshot) -> None:
        super().__init__(inner)
        self._lender = lender

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        return self._lender.handed_over(name)

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        return self._lender.handed_over_names()


class WatchedSnapshot(WrappedSnapshot):
    """The snapshot ``inner``; ``tell`` is called before each file is read."""

    def __init__(self, inner: Snapshot, tell: Callable[[], None]) -> None:
        super().__init__(inner)
        self._tell = tell

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file. Raises ``UnreadableError``."""
        self._tell()
        return super().read(path)
