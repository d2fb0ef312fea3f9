"""Paths by their last parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.paths import folder_of, name_of

MAX_PARTS = 12
"""A file is found by its path, and by so many of its last parts."""


class Endings:
    """Paths, sorted, that can be asked for by their last parts, with the suffix of their name or without."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)
        self._whole = _by_end((path, path) for path in paths)
        self._stems = _by_end((stem(path), path) for path in paths)
        self._sorted: dict[tuple[int, bool], tuple[str, ...]] = {}

    def named(self, end: str) -> tuple[str, ...]:
        """Return the paths that end like this; else those that do so without their suffix."""
        return self._whole.get(end) or self._stems.get(end) or ()

    def globbed(self, glob: str, placed: Iterable[str]) -> tuple[str, ...]:
        """Return the paths that one of the ``placed`` globs matches; else those whose ends ``glob`` does."""
        for whole in placed:
            if paths := matching(whole, self._paths):
                return paths
        for bare, ends in ((False, self._whole), (True, self._stems)):
            candidates = matching(glob, self._of_depth(glob.count("/") + 1, bare=bare))
            if candidates:
                return tuple(sorted({path for end in candidates for path in ends[end]}))
        return ()

    def _of_depth(self, depth: int, *, bare: bool) -> tuple[str, ...]:
        """Return the ends of so many parts, sorted."""
        if (depth, bare) not in self._sorted:
            ends = self._stems if bare else self._whole
            self._sorted[depth, bare] = tuple(sorted(end for end in ends if end.count("/") + 1 == depth))
        return self._sorted[depth, bare]


def stem(path: str) -> str:
    """Return a path without the suffix of its name."""
    folder, name = folder_of(path), name_of(path)
    bare = name.rpartition(".")[0] or name
    return f"{folder}/{bare}" if folder else bare


def _by_end(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    by_ending: defaultdict[str, list[str]] = defaultdict(list)
    for end, path in pairs:
        parts = end.split("/")
        for ending in {end, *("/".join(parts[-last:]) for last in range(1, min(len(parts), MAX_PARTS) + 1))}:
            by_ending[ending].append(path)
    return {end: tuple(paths) for end, paths in by_ending.items()}
