"""Tracked paths by their last part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dodcheck.snapshot.paths import folder_of, name_of
from dodcheck.snapshot.protocol import Snapshot


class Names:
    """The files and folders of a snapshot by the last part of their path; case is told apart by the caller."""

    def __init__(self, files: tuple[str, ...]) -> None:
        self.of = files
        self._files = _by_name(files)
        self._folders: Mapping[str, tuple[str, ...]] | None = None

    def files(self, name: str) -> tuple[str, ...]:
        """Return the files whose last part is ``name`` but for case, sorted."""
        return self._files.get(name.casefold(), ())

    def folders(self, name: str) -> tuple[str, ...]:
        """Return the folders of files whose last part is ``name`` but for case, sorted."""
        if self._folders is None:
            self._folders = _by_name(sorted(_folders(self.of)))
        return self._folders.get(name.casefold(), ())


def names_of(snapshot: Snapshot) -> Names:
    """Return the names of a snapshot, built once for each of the last few lists of files."""
    files = snapshot.files()
    for names in _LATEST:
        if names.of is files:
            return names
    names = Names(files)
    _LATEST.insert(0, names)
    del _LATEST[_KEPT:]
    return names


def same_but_for_case(snapshot: Snapshot, path: str) -> str | None:
    """Return the first tracked file or folder whose path differs from ``path`` in case only."""
    names = names_of(snapshot)
    name = name_of(path)
    close = (*names.files(name), *names.folders(name))
    return next((other for other in close if other != path and other.casefold() == path.casefold()), None)


# Base, head and their overlays are looked at side by side, each wrapped in many recordings of the same list.
_KEPT = 4
_LATEST: list[Names] = []


def _by_name(paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        found[name_of(path).casefold()].append(path)
    return {name: tuple(same) for name, same in found.items()}


def _folders(files: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for file in files:
        folder = folder_of(file)
        while folder and folder not in found:
            found.add(folder)
            folder = folder_of(folder)
    return found
