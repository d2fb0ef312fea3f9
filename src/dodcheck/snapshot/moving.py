"""The tracked paths of one commit after the other, changed in place."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from dodcheck.snapshot.index import LINK, REGULAR, SUBMODULE
from dodcheck.snapshot.names import NameIndex
from dodcheck.snapshot.paths import folder_of, name_of, to_bytes
from dodcheck.snapshot.touched import AlteredPath
from dodcheck.snapshot.tree_paths import TreePaths


class MovingNames(NameIndex):
    """An index of files and folders by name, built at the first question and then updated with each file."""

    def __init__(self, files: list[str]) -> None:
        super().__init__(())
        self._live = files
        self._made: set[str] = set()

    def files(self, name: str) -> tuple[str, ...]:
        """Return the files whose last part is ``name`` but for case, sorted."""
        return tuple(sorted(self._by_name.get(name.casefold(), ())))

    def folders(self, name: str) -> tuple[str, ...]:
        """Return the folders of files whose last part is ``name`` but for case, sorted."""
        return tuple(sorted(self._tree.named.get(name.casefold(), ())))

    def add(self, path: str) -> None:
        """Take in a file that is new."""
        if "by name" in self._made:
            self._by_name[name_of(path).casefold()].append(path)
        if "folders" in self._made:
            self._tree.add_files(folder_of(path), 1)

    def remove(self, path: str) -> None:
        """Leave out a file that is gone."""
        if "by name" in self._made:
            self._by_name[name_of(path).casefold()].remove(path)
        if "folders" in self._made:
            self._tree.remove_file(folder_of(path))

    @cached_property
    def _by_name(self) -> defaultdict[str, list[str]]:
        self._made.add("by name")
        by_name = defaultdict[str, list[str]](list)
        for path in self._live:
            by_name[path[path.rfind("/") + 1 :].casefold()].append(path)
        return by_name

    @cached_property
    def _tree(self) -> _Folders:
        self._made.add("folders")
        folders = _Folders()
        for folder, count in Counter([path[: max(path.rfind("/"), 0)] for path in self._live]).items():
            folders.add_files(folder, count)
        return folders


class _Folders:
    """The folders of files, each with the number of its files and folders."""

    def __init__(self) -> None:
        self._inside = Counter[str]()
        self.named = defaultdict[str, set[str]](set)

    def add_files(self, folder: str, count: int) -> None:
        """Add to the number of files in a folder; a new folder is added to the one above."""
        while folder:
            self._inside[folder] += count
            if self._inside[folder] > count:
                return
            self.named[name_of(folder).casefold()].add(folder)
            folder, count = folder_of(folder), 1

    def remove_file(self, folder: str) -> None:
        """Take a file from the number in a folder; a folder left empty is taken from the one above."""
        while folder:
            self._inside[folder] -= 1
            if self._inside[folder] > 0:
                return
            self.named[name_of(folder).casefold()].discard(folder)
            folder = folder_of(folder)


class MovingPaths(TreePaths):
    """The paths of a tree, given by its ``lines`` as in ``Tree``, which changes in place."""

    names: MovingNames

    def __init__(self, lines: Mapping[str, str]) -> None:
        self.lines = dict(lines)
        self._sorted = sorted(path for path, line in lines.items() if line.startswith(REGULAR))
        self._by_kind: dict[str, set[str]] = {LINK: set(), SUBMODULE: set()}
        for path, line in lines.items():
            if not line.startswith(REGULAR):
                self._by_kind.setdefault(line[:3], set()).add(path)
        super().__init__(self.lines, self._sorted, self._by_kind[LINK], self._by_kind[SUBMODULE])
        self.names = MovingNames(self._sorted)
        self._whole: tuple[str, ...] | None = None

    def files(self) -> tuple[str, ...]:
        """Return every regular file, sorted."""
        if self._whole is None:
            self._whole = tuple(self._sorted)
        return self._whole

    def in_order(self) -> dict[str, str]:
        """Return the lines in git's own order of paths."""
        return dict(sorted(self.lines.items(), key=lambda entry: to_bytes(entry[0])))

    def undo(self, altered: Iterable[AlteredPath]) -> None:
        """Undo a change in place, so that the paths are those before it."""
        for path, before, after in altered:
            if before[:3] != after[:3]:
                self._remove_path(path, after[:3])
                self._add_path(path, before[:3])
            if before:
                self.lines[path] = before
            else:
                self.lines.pop(path, None)

    def _remove_path(self, path: str, kind: str) -> None:
        if kind != REGULAR:
            self._by_kind.setdefault(kind, set()).discard(path)
        else:
            self._whole = None
            self.names.remove(path)
            at = bisect_left(self._sorted, path)
            if self._sorted[at : at + 1] == [path]:
                del self._sorted[at]

    def _add_path(self, path: str, kind: str) -> None:
        if kind and kind != REGULAR:
            self._by_kind.setdefault(kind, set()).add(path)
        if kind == REGULAR:
            self._whole = None
            self.names.add(path)
            insort(self._sorted, path)
