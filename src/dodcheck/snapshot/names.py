"""Paths by their last part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from dodcheck.snapshot.paths import folder_of


class NameIndex:
    """Files, and the folders they stand in, by the last part of their path; case makes no difference.

    ``files`` are sorted. Both lists are made at the first question that needs them.
    """

    def __init__(self, files: tuple[str, ...]) -> None:
        self._paths = files

    def files(self, name: str) -> tuple[str, ...]:
        """Return the files whose last part is ``name`` but for case, sorted."""
        return _paths_of_name(name, self._files)

    def folders(self, name: str) -> tuple[str, ...]:
        """Return the folders of files whose last part is ``name`` but for case, sorted."""
        return _paths_of_name(name, self._folders)

    @cached_property
    def _files(self) -> Sequence[str]:
        return sorted(self._paths, key=_name)

    @cached_property
    def _folders(self) -> Sequence[str]:
        return sorted(sorted(_folders(self._paths)), key=_name)


def _name(path: str) -> str:
    return path.rpartition("/")[2].casefold()


def _paths_of_name(name: str, by_name: Sequence[str]) -> tuple[str, ...]:
    """Return the paths of that name; to look it up halves the list again and again, and holds no table of names."""
    wanted = name.casefold()
    first = bisect_left(by_name, wanted, key=_name)
    return tuple(by_name[first : bisect_right(by_name, wanted, lo=first, key=_name)])


def _folders(files: Iterable[str]) -> set[str]:
    folders: set[str] = set()
    for file in files:
        folder = folder_of(file)
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder_of(folder)
    return folders
