"""The ids most like another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_LIKE = 0.6
_MOST = 2


def nearest_ids(key: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the two ids most like a key, the nearest first; as ``difflib.get_close_matches`` finds them, but faster.

    How much two texts share in order is costly to tell, and never more than the letters that they share: it is told of
    those that share most letters, until no other can come nearer.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - lazy: needed for an orphan only

    matcher = SequenceMatcher(b=key)
    best: list[tuple[float, str]] = []
    for most, id_ in sorted(_letters(matcher, ids), reverse=True):
        if len(best) == _MOST and most < best[-1][0]:
            break
        matcher.set_seq1(id_)
        likeness = matcher.ratio()
        if likeness >= _LIKE:
            best = sorted([*best, (likeness, id_)], reverse=True)[:_MOST]
    return tuple(id_ for _, id_ in best)


def _letters(matcher: SequenceMatcher[str], ids: Iterable[str]) -> Iterator[tuple[float, str]]:
    """Yield each id that shares enough letters, and how like the key it can be at most."""
    for id_ in ids:
        matcher.set_seq1(id_)
        if matcher.real_quick_ratio() >= _LIKE and (most := matcher.quick_ratio()) >= _LIKE:
            yield most, id_
