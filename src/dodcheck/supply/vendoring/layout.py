"""The folders of a tree: what lies right in each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from dodcheck.snapshot.paths import parents_of
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.vendoring.names import INSTALLED

DEEPEST = 100
"""Files below more folders than this are left aside: each folder on the way would be one more to look at."""

_NOTHING: Sequence[str] = ()


class Layout:
    """The tracked files and submodules of a snapshot by folder; the root is the empty path.

    ``too_deep`` are files that are in none of its answers.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.files = tuple(path for path in snapshot.files() if path.count("/") <= DEEPEST)
        self.too_deep = tuple(path for path in snapshot.files() if path.count("/") > DEEPEST)
        self.submodules = frozenset(path for path in snapshot.submodules() if path.count("/") <= DEEPEST)
        self._names: dict[str, list[str]] = {}
        self._below: dict[str, dict[str, None]] = {}
        self._installed: dict[str, dict[str, list[str]]] = {}
        for path in self.files:
            folder, _, name = path.rpartition("/")
            names = self._names.get(folder)
            if names is None:
                names = self._names[folder] = []
                self._add(folder)
            names.append(name)
        for path in sorted(self.submodules):
            self._add(path)

    def _add(self, folder: str) -> None:
        """Enter a folder in the one above, and so on, up to one that is there already."""
        while folder:
            above, _, name = folder.rpartition("/")
            known = self._below.setdefault(above, {})
            if name in known:
                return
            known[name] = None
            folder = above

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """Every folder but the root, submodules included, sorted."""
        return tuple(sorted(join_path(above, name) for above, names in self._below.items() for name in names))

    @cached_property
    def above_submodules(self) -> frozenset[str]:
        """Every folder that a submodule lies below."""
        return frozenset(parent for path in self.submodules for parent in parents_of(path))

    def installed_in(self, folder: str, package: str) -> Sequence[str]:
        """Return the names of the folders right in a folder that tell of an installed Python package of that name."""
        if folder not in self._installed:
            named = self._installed[folder] = {}
            for name in self.folders_in(folder):
                if name.endswith(INSTALLED):
                    named.setdefault(plain_package(name.partition(".")[0].partition("-")[0]), []).append(name)
        return self._installed[folder].get(plain_package(package), _NOTHING)

    @property
    def names(self) -> Mapping[str, Sequence[str]]:
        """The names of the files right in each folder that has any."""
        return self._names

    def files_in(self, folder: str) -> Sequence[str]:
        """Return the names of the files right in a folder, sorted."""
        return self._names.get(folder, _NOTHING)

    def folders_in(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders and submodules right in a folder, sorted."""
        return tuple(sorted(self._below.get(folder, ())))

    def files_below(self, folder: str) -> Iterator[str]:
        """Yield the path of every file below a folder, sorted."""
        below = f"{folder}/"
        at = bisect_left(self.files, below)
        while at < len(self.files) and self.files[at].startswith(below):
            yield self.files[at]
            at += 1


def plain_package(name: str) -> str:
    """Return the name of a Python package without what two ways to write it differ in."""
    return name.lower().replace("-", "_")


def join_path(folder: str, name: str) -> str:
    """Return the path of a name in a folder."""
    return f"{folder}/{name}" if folder else name
