"""A snapshot in which some lines of some files say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dodcheck.formats.utf16 import UTF16_MARKS
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.wrapped import WrappedSnapshot

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|$)")
_WORD_CHARACTER = re.compile(rb"[^\s|]")
_NOTHING = b"\xc2\xb7"
"""A middle dot: no letter, no digit and no mark of Markdown."""


class MaskedSnapshot(WrappedSnapshot):
    """The snapshot ``inner``, where lines of some files are dots: ``spans`` has them by the path of their file.

    A span is a first and a last line, from 1. White space and `|` stay, so tables and line numbers do; the digest is
    that of the whole file, as it is.
    """

    def __init__(self, inner: Snapshot, spans: Mapping[str, Sequence[tuple[int, int]]]) -> None:
        super().__init__(inner)
        self._spans = spans

    @property
    def paths(self) -> frozenset[str]:
        """The files that have masked lines."""
        return frozenset(self._spans)

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file, with dots on the masked lines. Raises ``UnreadableError``."""
        content = super().read(path)
        return _mask_lines(content, self._spans[path]) if path in self._spans else content


def _mask_lines(content: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
    if content.startswith(UTF16_MARKS):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    lines = _LINES.findall(content)
    for first, last in spans:
        for at in range(first - 1, min(last, len(lines))):
            lines[at] = _WORD_CHARACTER.sub(_NOTHING, lines[at])
    return b"".join(lines)
