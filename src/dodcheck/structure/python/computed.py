"""Where imports may lead whose name is computed while the program runs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from dodcheck.snapshot.paths import folder_of, name_of
from dodcheck.structure.python.modules import ModuleIndex
from dodcheck.structure.python.statements import Import

MOST: Final = 200_000
"""So many modules are thought of for all such imports together."""

_TESTS = frozenset({"test", "tests"})


@dataclass(slots=True)
class ComputedImports:
    """Tells which of the modules ``among`` such imports may mean, those of the first ones, until there are too many."""

    modules: ModuleIndex
    among: Collection[str]
    left: int = field(default_factory=lambda: MOST)
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def may_mean(self, importer: str, one: Import) -> tuple[str, ...] | None:
        """Return the stems that an import in a module may mean, but tests where it is none; ``None`` for too many."""
        begins = self._path_beginning(importer, one)
        found = self._known.get(begins)
        if found is None:
            self.left -= len(self.among)
            found = self._known[begins] = tuple(self._stems_beginning_with(begins)) if self.left > 0 else ()
        self.left -= len(found)
        if self.left <= 0:
            return None
        return tuple(stem for stem in found if stem != importer and (not is_test(stem) or is_test(importer)))

    def _path_beginning(self, importer: str, one: Import) -> str:
        """Return how the paths begin of what an import may mean: after a slash from the root, else behind any."""
        path = one.module.replace(".", "/")
        if not one.level:
            return path
        base = self.modules.folder(importer)
        for _ in range(one.level - 1):
            base = folder_of(base)
        return f"/{base}/{path}" if base else f"/{path}"

    def _stems_beginning_with(self, begins: str) -> Iterator[str]:
        rooted = begins.startswith("/")
        inside = begins if rooted else f"/{begins}"
        for stem in self.among:
            path = f"/{stem}/"
            if path.startswith(inside) if rooted else inside in path:
                yield stem


def is_test(stem: str) -> bool:
    """Return whether a module is one of tests, by its path."""
    name = name_of(stem)
    named = name.startswith("test_") or name.endswith("_test") or name == "conftest"
    return named or not _TESTS.isdisjoint(folder_of(stem).split("/"))
