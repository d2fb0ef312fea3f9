"""A snapshot in which some lines of one file say nothing."""

from __future__ import annotations

import re
from datetime import date

from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Presence, Snapshot

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|$)")
_SAID = re.compile(rb"[^\s|]")
_NOTHING = b"\xc2\xb7"
"""A middle dot: no letter, no digit and no mark of Markdown."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Masked:
    """The snapshot ``inner``, where lines ``first`` to ``last`` (from 1) of the file at ``path`` are dots.

    White space and `|` stay, so tables and line numbers do.
    """

    def __init__(self, inner: Snapshot, path: str, first: int, last: int) -> None:
        self._inner = inner
        self._path = path
        self._first = first
        self._last = last

    def facts(self) -> SnapshotFacts:
        """Return those of the snapshot."""
        return self._inner.facts()

    def as_of(self) -> date | None:
        """Return the day of the judgement."""
        return self._inner.as_of()

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

    def recorded(self, submodule: str) -> str | None:
        """Return the commit that a submodule is recorded at, ``None`` where no submodule stands."""
        return self._inner.recorded(submodule)

    def presence(self, path: str) -> Presence:
        """Return what stands at a path."""
        return self._inner.presence(path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file, with dots on the masked lines. Raises ``UnreadableError``."""
        content = self._inner.read(path)
        return _masked(content, self._first, self._last) if path == self._path else content

    def digest(self, path: str) -> str:
        """Return that of the whole file, as it is. Raises ``UnreadableError``."""
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


def _masked(content: bytes, first: int, last: int) -> bytes:
    if content.startswith(_UTF16):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    lines = _LINES.findall(content)
    for at in range(first - 1, min(last, len(lines))):
        lines[at] = _SAID.sub(_NOTHING, lines[at])
    return b"".join(lines)
