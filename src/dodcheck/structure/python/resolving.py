"""Which modules of the repository an import means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.snapshot.paths import folder_of
from dodcheck.structure.python.modules import ModuleIndex
from dodcheck.structure.python.statements import Import


class ResolvedImport(NamedTuple):
    """What an import means: modules by their stems; a dotted name that should be one and is none; or one of several."""

    stem: str | None = None
    untracked: str | None = None
    unclear: str | None = None


_OUTSIDE = ResolvedImport()


@dataclass(slots=True)
class ImportResolver:
    """Tells what imports mean, each name of each root once."""

    modules: ModuleIndex
    _known: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def resolve(self, importer: str, one: Import) -> ResolvedImport:
        """Return what an import in a module means; nothing in it where that is a library's."""
        parts = one.module.split(".") if one.module else []
        full = parts if one.name in (None, "*") else [*parts, str(one.name)]
        if one.level:
            return self._resolve_relative(importer, one, parts, full)
        roots = self._roots(importer, full)
        if len(roots) > 1:
            found = {self.modules.longest_module(root, full)[0] for root in roots}
            if len(found) > 1:
                return ResolvedImport(unclear=".".join(parts))
        return self._resolve_from(roots[0], parts, full, one.module) if roots else _OUTSIDE

    def _resolve_relative(self, importer: str, one: Import, parts: list[str], full: list[str]) -> ResolvedImport:
        base = self.modules.folder(importer)
        said = "." * one.level + one.module
        for _ in range(one.level - 1):
            if not base:
                return ResolvedImport(untracked=said)
            base = folder_of(base)
        if parts:
            return self._resolve_from(base, parts, full, said)
        found, _ = self.modules.longest_module(base, full) if full else (None, 0)
        if found is None and base in self.modules.paths:
            found = base
        return ResolvedImport(found) if found else ResolvedImport(untracked=f"{said}{one.name}")

    def _resolve_from(self, root: str, parts: list[str], full: list[str], said: str) -> ResolvedImport:
        """Return what a name means from a folder.

        Where a package has no such module, nothing of it is meant: what is generated or compiled is there when it runs.
        """
        found, count = self.modules.longest_module(root, full)
        if found and count >= len(parts):
            return ResolvedImport(found)
        return ResolvedImport(None if found is None or self.modules.is_package(found) else found, said)

    def _roots(self, importer: str, full: list[str]) -> list[str]:
        key = folder_of(importer), ".".join(full[:5])
        if key not in self._known:
            self._known[key] = self.modules.roots_for(importer, full)
        return self._known[key]
