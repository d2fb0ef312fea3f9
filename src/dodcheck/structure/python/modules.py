"""Which file is which Python module, for whoever imports it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Final

from dodcheck.snapshot.paths import folder_of, name_of, parents_of, shared_folders

USUAL: Final = ("", "src", "lib", "python")
"""Folders in which a repository's own packages usually stand, so that whoever runs its code imports from them."""

_INIT = "__init__"
_SUFFIXES = (".py", ".pyi")
_DEEPEST = 4
"""So many parts of a dotted name may be folders without `__init__.py` (PEP 420) where no common folder tells them."""

_MANY = 200
"""Of more packages of one name than this, none is taken for the nearest."""


class ModuleIndex:
    """The Python files of a repository.

    A module is known by its *stem*: its path without suffix, or its folder where it is an `__init__`. A `.pyi` counts
    where no `.py` stands beside it. ``names`` are the dotted names by stem, each unlike all others.
    """

    def __init__(self, files: Iterable[str]) -> None:
        self.paths = _by_stem(files)
        self._packages = {stem for stem, path in self.paths.items() if name_of(path).startswith(f"{_INIT}.")}
        self._folders = {folder for path in self.paths.values() for folder in parents_of(path)}
        self._roots: dict[str, str] = {}
        self._tops: dict[str, list[str]] = {}
        for stem in sorted(self._packages):
            for dotted, root in _ways_to(stem, self.root_of(stem)):
                self._tops.setdefault(dotted, []).append(root)
        self.names = _unique_names({stem: self._name(stem) for stem in self.paths})

    def is_package(self, stem: str) -> bool:
        """Return whether a module is a folder with an `__init__`."""
        return stem in self._packages

    def folder(self, stem: str) -> str:
        """Return the folder that a module's relative imports count from."""
        return stem if stem in self._packages else folder_of(stem)

    def root_of(self, stem: str) -> str:
        """Return the folder that a module's outermost package stands in; that of the file where it is in none."""
        folder = folder_of(stem)
        above = []
        while folder in self._packages and folder not in self._roots:
            above.append(folder)
            folder = folder_of(folder)
        root = self._roots.get(folder, folder)
        self._roots.update(dict.fromkeys(above, root))
        return root

    def roots_for(self, importer: str, parts: list[str]) -> list[str]:
        """Return the folders that the absolute name of an import may count from, the likeliest first.

        The importer's own root comes first, then the folders above it and the usual ones, then wherever a package of
        that name stands: the nearest alone, several that are equally near, or two of too many. What is called like a
        module of the standard library is one, unless it stands beside the importer.
        """
        own = self.root_of(importer)
        if self._leads_to_module(own, parts):
            return [own]
        if parts[0] in sys.stdlib_module_names:
            return []
        for root in dict.fromkeys((*reversed(parents_of(f"{own}/x")), *USUAL)):
            if self._leads_to_module(root, parts):
                return [root]
        dotted = [".".join(parts[:count]) for count in range(min(len(parts), _DEEPEST), 0, -1)]
        found = next((self._tops[one] for one in dotted if one in self._tops), [])
        if len(found) > _MANY:
            return found[:2]
        near = [shared_folders(root, importer) for root in found]
        return [root for root, how in zip(found, near, strict=True) if how == max(near)]

    def longest_module(self, root: str, parts: list[str]) -> tuple[str | None, int]:
        """Return the module that the longest part of a name means, and how many parts that is; ``None``, 0 for none."""
        stem, found, count = root, None, 0
        for number, part in enumerate(parts, start=1):
            stem = f"{stem}/{part}" if stem else part
            if stem in self.paths:
                found, count = stem, number
            elif stem not in self._folders:
                break
        return found, count

    def _leads_to_module(self, root: str, parts: list[str]) -> bool:
        """Return whether a name leads to a module from there; a folder without an `__init__` alone is none."""
        return self.longest_module(root, parts)[0] is not None

    def _name(self, stem: str) -> str:
        """Return a module's name from the folder that its package is installed from, as far as folders tell that."""
        root = self.root_of(stem)
        parts = stem.split("/")
        inside = root.split("/") if root else []
        if "src" in inside:
            start = len(inside) - inside[::-1].index("src")
        elif stem.split("/")[len(inside)] and (len(parts) > len(inside) + 1 or stem in self._packages):
            start = len(inside)
        else:
            start = 1 if inside[:1] in (["lib"], ["python"]) else 0
        return ".".join(parts[start:])


def _by_stem(files: Iterable[str]) -> dict[str, str]:
    """Return the file of each stem: a package before a module of that name, source before a stub."""
    ranked = sorted((_file_rank(path), path) for path in files if path.endswith(_SUFFIXES))
    found: dict[str, str] = {}
    for _, path in ranked:
        folder, stem = folder_of(path), path.rpartition(".")[0]
        key = folder if name_of(stem) == _INIT else stem
        if key:
            found.setdefault(key, path)
    return found


def _file_rank(path: str) -> int:
    return 2 * path.endswith(".pyi") + (name_of(path).rpartition(".")[0] != _INIT)


def _ways_to(stem: str, root: str) -> Iterator[tuple[str, str]]:
    """Yield the names by which an outermost package may be imported, each with the folder it counts from.

    Folders above it may be namespaces: `packages/a/src/acme/lib` is `lib`, and may be `acme.lib`.
    """
    if folder_of(stem) != root:
        return
    dotted = name_of(stem)
    yield dotted, root
    while root and name_of(root).isidentifier() and dotted.count(".") < _DEEPEST - 1:
        dotted, root = f"{name_of(root)}.{dotted}", folder_of(root)
        yield dotted, root


def _unique_names(names: dict[str, str]) -> dict[str, str]:
    """Return the names with a stem in the place of each that several have."""
    several: dict[str, int] = {}
    for name in names.values():
        several[name] = several.get(name, 0) + 1
    return {stem: name if several[name] == 1 else stem for stem, name in names.items()}
