"""Evidence that combines evidence, in the order to be read in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dodcheck.model.evidence import Evidence

_DEEPEST: Final = 4


def with_depth(seen: Evidence, depth: int = 0) -> Iterator[tuple[Evidence, int]]:
    """Yield the evidence and its parts with their depth; the parts that decide come before the others."""
    yield seen, min(depth, _DEEPEST)
    for part in sorted(seen.parts, key=lambda part: part.outcome is not seen.outcome):
        yield from with_depth(part, depth + 1)
