"""Which file a dotted Python module is."""

from __future__ import annotations

from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Presence, Snapshot

_ROOTS = ("", "src/", "lib/", "python/")
"""Where a repository's own top-level packages usually stand."""

_PROJECT = ("pyproject.toml", "setup.py", "setup.cfg")
_OTHER_FORMS = (".pyi", ".pyx", ".so", ".pyd", ".c", ".cpp", ".cc", ".rs")


class Modules:
    """The Python modules of a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def files_of(self, dotted: str) -> tuple[str, ...]:
        """Return the files a module name may mean: one in a usual place, else all whose path ends like it."""
        if here := self.in_usual_place(dotted):
            return (here,)
        inner = dotted.replace(".", "/")
        name = inner.rpartition("/")[2]
        packages = [
            path for path in self._snapshot.files_named("__init__.py") if path.endswith(f"/{inner}/__init__.py")
        ]
        return (
            *packages,
            *(path for path in self._snapshot.files_named(f"{name}.py") if path.endswith(f"/{inner}.py")),
        )

    def in_usual_place(self, dotted: str) -> str | None:
        """Return the file of a module that stands where a repository's own packages do."""
        inner = dotted.replace(".", "/")
        return next((here for root in _ROOTS if (here := self.at(f"{root}{inner}"))), None)

    def at(self, place: str) -> str | None:
        """Return the file of the module or package at a path without its suffix."""
        for path in (f"{place}/__init__.py", f"{place}.py"):
            if self._snapshot.presence(path) is Presence.FILE:
                return path
        return None

    def relative(self, importer: str, level: int, module: str) -> str | None:
        """Return the path without suffix that `from ..module import x` in a file speaks of."""
        folder = folder_of(importer)
        for _ in range(level - 1):
            if not folder:
                return None
            folder = folder_of(folder)
        return "/".join(part for part in (folder, *module.split(".")) if part)

    def is_own(self, first: str) -> bool:
        """Return whether a top-level name is a package or module of this repository, and no library's."""
        if any(self.at(f"{root}{first}") or self._holds_modules(f"{root}{first}") for root in _ROOTS):
            return True
        packages = [
            folder_of(path)
            for path in self._snapshot.files_named("__init__.py")
            if path.endswith(f"/{first}/__init__.py")
        ]
        return any(self._is_project(folder_of(package)) for package in packages)

    def other_form(self, dotted: str) -> str | None:
        """Return a file that may hold what a dotted name stands for without being Python source."""
        parts = dotted.split(".")
        for count in range(len(parts), 0, -1):
            inner = "/".join(parts[:count])
            for stem in (inner, f"{inner}/__init__"):
                if compiled := self._compiled(stem):
                    return compiled
        return None

    def _compiled(self, stem: str) -> str | None:
        name = stem.rpartition("/")[2]
        for suffix in _OTHER_FORMS if "/" in stem else ():
            for path in self._snapshot.files_named(f"{name}{suffix}"):
                if f"/{path}".endswith(f"/{stem}{suffix}"):
                    return path
        return None

    def _holds_modules(self, folder: str) -> bool:
        return bool(self._snapshot.glob(f"{folder}/*.py"))

    def _is_project(self, folder: str) -> bool:
        above = folder_of(folder) if folder.endswith("/src") else folder
        places = [f"{base}/{name}".lstrip("/") for base in {folder, above} for name in _PROJECT]
        return any(self._snapshot.presence(place) is Presence.FILE for place in places)
