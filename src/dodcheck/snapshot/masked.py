"""A snapshot in which some lines of one file say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dodcheck.formats.utf16 import UTF16_MARKS
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.wrapped import WrappedSnapshot

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|$)")
_WORD_CHARACTER = re.compile(rb"[^\s|]")
_NOTHING = b"\xc2\xb7"
"""A middle dot: no letter, no digit and no mark of Markdown."""


class MaskedSnapshot(WrappedSnapshot):
    """The snapshot ``inner``, where the lines of each of ``spans`` of the file at ``path`` are dots.

    A span is a first and a last line, from 1. White space and `|` stay, so tables and line numbers do; the digest is
    that of the whole file, as it is.
    """

    def __init__(self, inner: Snapshot, path: str, spans: Sequence[tuple[int, int]]) -> None:
        super().__init__(inner)
        self._path = path
        self._spans = spans

    @property
    def path(self) -> str:
        """The file that has masked lines."""
        return self._path

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file, with dots on the masked lines. Raises ``UnreadableError``."""
        content = super().read(path)
        return _mask_lines(content, self._spans) if path == self._path else content


def _mask_lines(content: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
    if content.startswith(UTF16_MARKS):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    lines = _LINES.findall(content)
    for first, last in spans:
        for at in range(first - 1, min(last, len(lines))):
            lines[at] = _WORD_CHARACTER.sub(_NOTHING, lines[at])
    return b"".join(lines)
