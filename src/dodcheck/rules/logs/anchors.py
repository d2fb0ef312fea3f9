"""The logs that a log points to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.documents.logs.log import ToolLog
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Snapshot

_PLACEHOLDER = re.compile(
    r"<[^<>/]{1,40}>|\{[^{}/]{1,40}\}|\*+|(?<![A-Za-z])M(?:[xX]{1,3}|[nN]{1,3}|#{1,3}|\?{1,3})(?![a-z])"
)
_MOST_PLACEHOLDERS = 6


def pointed(snapshot: Snapshot, log: ToolLog) -> tuple[str, ...]:
    """Return the tracked files that the paths and patterns of a log mean, sorted, without the log itself.

    A pattern has `<Mx>`, `Mx`, `{id}` or `*` for the milestone. Paths are tried from the root and from its folder.
    """
    paths = {path for word in log.points_to for path in _meant(snapshot, word, log.path)}
    return tuple(sorted(paths - {log.path}))


def _meant(snapshot: Snapshot, word: str, named_in: str) -> Iterator[str]:
    pattern = _PLACEHOLDER.sub("*", word)
    if pattern.count("*") > _MOST_PLACEHOLDERS or "**" in pattern:
        return
    for place in (normalise(pattern), normalise(pattern, folder_of(named_in))):
        if place and is_glob(place):
            yield from snapshot.glob(place)
        elif place and place in snapshot.files():
            yield place
