"""A snapshot that tells of each file that is read."""

from __future__ import annotations

from collections.abc import Callable

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.wrapped import WrappedSnapshot


class WatchedSnapshot(WrappedSnapshot):
    """The snapshot ``inner``; ``tell`` is called before each file is read."""

    def __init__(self, inner: Snapshot, tell: Callable[[], None]) -> None:
        super().__init__(inner)
        self._tell = tell

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file. Raises ``UnreadableError``."""
        self._tell()
        return super().read(path)
