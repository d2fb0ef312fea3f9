"""Paths by their last part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from dodcheck.snapshot.paths import folder_of


class Names:
    """Files, and the folders they stand in, by the last part of their path; case makes no difference.

    ``files`` are sorted. Both tables are made at the first question that needs them.
    """

    def __init__(self, files: tuple[str, ...]) -> None:
        self._paths = files

    def files(self, name: str) -> tuple[str, ...]:
        """Return the files whose last part is ``name`` but for case, sorted."""
        return tuple(self._files.get(name.casefold(), ()))

    def folders(self, name: str) -> tuple[str, ...]:
        """Return the folders of files whose last part is ``name`` but for case, sorted."""
        return tuple(self._folders.get(name.casefold(), ()))

    @cached_property
    def _files(self) -> Mapping[str, list[str]]:
        return _by_name(self._paths)

    @cached_property
    def _folders(self) -> Mapping[str, list[str]]:
        return _by_name(sorted(_folders(self._paths)))


def _by_name(paths: Iterable[str]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        found[path.rpartition("/")[2].casefold()].append(path)
    return found


def _folders(files: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for file in files:
        folder = folder_of(file)
        while folder and folder not in found:
            found.add(folder)
            folder = folder_of(folder)
    return found
