"""Contents kept for the next one who asks."""

from __future__ import annotations

from collections import OrderedDict

CACHE_BYTES = 12 * 1024 * 1024
"""Enough for the documents and workflows of the largest public repositories, which are asked for again and again."""


class ContentCache:
    """The contents asked for last, at most ``limit`` bytes of them together."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._held = 0
        self._contents: OrderedDict[str, bytes] = OrderedDict()

    def get(self, path: str) -> bytes | None:
        """Return the content kept for a path."""
        content = self._contents.get(path)
        if content is not None:
            self._contents.move_to_end(path)
        return content

    def put(self, path: str, content: bytes) -> None:
        """Keep a content, for which those asked for longest ago make room; one that never fits is not kept."""
        if len(content) > self._limit or path in self._contents:
            return
        self._contents[path] = content
        self._held += len(content)
        while self._held > self._limit:
            _, dropped = self._contents.popitem(last=False)
            self._held -= len(dropped)
