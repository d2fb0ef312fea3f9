"""Places with as much of their path as tells one document from the others: `dodcheck explain` takes any such end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dodcheck.model.location import Location
from dodcheck.reports.statement import place

_DEEPEST = 40


def short_paths(paths: Iterable[str]) -> Mapping[str, str]:
    """Return for each path the shortest end of whole names that no other has; one that might be an option is longer."""
    all_paths = set(paths)
    known = Counter(end for path in all_paths for end in _ends(path))
    return {path: next((end for end in _ends(path) if _is_clear(end, known[end])), path) for path in all_paths}


def short_place(location: Location, shorter: Mapping[str, str]) -> str:
    """Return ``path:line`` with the shorter path, safe to print."""
    return place(Location(shorter.get(location.path, location.path), location.line))


def _ends(path: str) -> Iterator[str]:
    names = path.split("/")[-_DEEPEST:]
    return ("/".join(names[at:]) for at in reversed(range(len(names))))


def _is_clear(end: str, count: int) -> bool:
    return count == 1 and not end.startswith("-")
