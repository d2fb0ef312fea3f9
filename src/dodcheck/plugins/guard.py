"""Keeps plugins from importing anything of the judged tree, whatever finder would find it there."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class JudgedTreeError(ImportError):
    """A module that lies in the judged repository: its code may be a stranger's."""


class Guard(MetaPathFinder):
    """Asks the other finders, and refuses what they find in the judged trees.

    ``sys.path`` is isolated from the tree already. An installed package can bring finders of its own, though, as an
    editable project does, and these look where they like. What lies below a folder of ``sys.path`` is trusted: an
    environment often stands in its own repository.
    """

    def __init__(self, trees: Sequence[str]) -> None:
        self._trees = tuple(map(os.path.realpath, trees))
        self._trusted = tuple(os.path.realpath(entry) for entry in sys.path if entry)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return what the other finders find. Raises ``JudgedTreeError`` where that is code of the judged tree."""
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(fullname, path, target)
            if spec is not None:
                self._check(spec)
                return spec
        return None

    def _check(self, spec: ModuleSpec) -> None:
        places = [*(spec.submodule_search_locations or ()), *([spec.origin] if spec.has_location else [])]
        if any(self._is_judged(os.path.realpath(place)) for place in places if place):
            said = f"the module {spec.name} lies in the repository that is judged, and nothing of it is imported"
            raise JudgedTreeError(said, name=spec.name)

    def _is_judged(self, place: str) -> bool:
        return _below(place, self._trees) and not _below(place, self._trusted)


def guard_against(trees: Sequence[str]) -> None:
    """Let no import of this process find anything in these folders from now on."""
    sys.meta_path.insert(0, Guard(trees))


def _below(place: str, folders: Sequence[str]) -> bool:
    return any(f"{place}/".startswith(f"{folder.rstrip('/')}/") for folder in folders)
