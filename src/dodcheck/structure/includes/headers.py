"""Which tracked file an include means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dodcheck.snapshot.paths import folder_of, name_of, normalise, shared_folders
from dodcheck.structure.foreign import FOREIGN_FOLDERS
from dodcheck.structure.includes.directives import Include

USUAL: Final = ("", "include", "src", "lib")
"""Folders that compilers are usually told to look in."""

_MANY = 500
"""Of more files of one name than this, none is taken for the nearest."""


class ResolvedInclude(NamedTuple):
    """The file that an include means; ``unclear`` where it may be one of several that stand equally near."""

    path: str | None = None
    unclear: bool = False


_NOTHING = ResolvedInclude()


class HeaderIndex:
    """The files of a repository as includes name them.

    A path in quotes counts from the folder of its file, then from the ``roots``, then from wherever one file ends like
    it: no build is read that would tell. So does one in angle brackets, but not from its own folder; one without a
    folder is then a library's, and so is one that only a library's folder has.
    """

    def __init__(self, files: Iterable[str], roots: Sequence[str] = ()) -> None:
        self._files = frozenset(files)
        self._roots = (*(root.strip("/") for root in roots), *USUAL)
        self._by_name: dict[str, list[str]] = {}
        for path in sorted(self._files):
            self._by_name.setdefault(name_of(path), []).append(path)
        self._known: dict[tuple[str, str, bool], ResolvedInclude] = {}

    def resolve(self, includer: str, include: Include) -> ResolvedInclude:
        """Return the file that an include in a file means, nothing for a library's or one that is generated."""
        if include.path is None:
            return _NOTHING
        key = folder_of(includer), include.path, include.quoted
        if key not in self._known:
            self._known[key] = self._resolve_anew(*key)
        return self._known[key]

    def _resolve_anew(self, folder: str, path: str, quoted: bool) -> ResolvedInclude:  # noqa: FBT001 - a part of the key
        path = path.replace("\\", "/")
        if path.startswith("/") or name_of(path) not in self._by_name:
            return _NOTHING
        for root in (folder, *self._roots) if quoted else self._roots:
            here = normalise(path, root)
            if here in self._files:
                return ResolvedInclude(here)
        plain = normalise(path)
        if plain is None or (not quoted and "/" not in plain):
            return _NOTHING
        alike = self._by_name.get(name_of(plain), ())
        if len(alike) > _MANY:
            return ResolvedInclude(unclear=True)
        ends = [one for one in alike if one.endswith(f"/{plain}")]
        if not quoted:
            ends = [end for end in ends if FOREIGN_FOLDERS.isdisjoint(end.split("/"))]
        near = [shared_folders(end, folder) for end in ends]
        nearest = [one for one, how in zip(ends, near, strict=True) if how == max(near)]
        return ResolvedInclude(nearest[0]) if len(nearest) == 1 else ResolvedInclude(unclear=bool(nearest))
