"""Which folders and files below one that is named for vendored code are a piece each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dodcheck.supply.vendoring.candidate import Candidate, Grade
from dodcheck.supply.vendoring.facts.table import is_evident
from dodcheck.supply.vendoring.layout import Layout, join_path
from dodcheck.supply.vendoring.names import (
    GLUE,
    INNER,
    INSTALLED,
    ROOTS,
    SCRIPTS,
    is_licence,
    is_source,
    suffix,
    versioned,
)
from dodcheck.supply.vendoring.vendored import Held

_DEEPEST = 4
"""So many levels of families and categories are looked through."""


def split(root: str, grade: Grade, layout: Layout, *, inside: bool = False) -> Iterator[Candidate]:
    """Yield the candidates of a folder: each folder in it or in a family below it, and each file that stands alone.

    ``inside`` another piece a file alone needs a sign, as the stubs of a library look like what it vendors.
    """
    yield from _folders(root, grade, layout, _DEEPEST)
    yield from _files(root, min(grade, Grade.LIKELY) if inside else grade, layout)


def _folders(root: str, grade: Grade, layout: Layout, levels: int) -> Iterator[Candidate]:
    for name in layout.folders_in(root):
        path = join_path(root, name)
        if (
            path in layout.submodules
            or name.endswith(INSTALLED)
            or (name.lower() in ROOTS and not _is_piece(path, layout))
        ):
            continue
        if levels and _is_family(path, layout, levels):
            yield from _folders(path, grade, layout, levels - 1)
            yield from _files(path, grade, layout)
        elif not only_submodules(path, layout):
            lower = min(grade, Grade.LIKELY) if name.lower() in INNER and "node_modules" not in path else grade
            yield Candidate(path, Held.FOLDER, lower)


def _is_piece(path: str, layout: Layout) -> bool:
    """Return whether a folder shows by its own files or its name that it is a piece."""
    names = layout.files_in(path)
    return versioned(path.rpartition("/")[2]) is not None or any(is_licence(name) or is_evident(name) for name in names)


def _is_family(path: str, layout: Layout, levels: int) -> bool:
    """Return whether a folder is no piece itself and holds some: `third_party/NVIDIA`, `node_modules/@babel`."""
    if path.rpartition("/")[2].startswith("@"):
        return True
    if _is_piece(path, layout) or any(is_source(name) for name in layout.files_in(path)):
        return False
    inside = [join_path(path, name) for name in layout.folders_in(path) if name.lower() not in INNER]
    if len(inside) == 1 and layout.files_in(path) and inside[0] not in layout.submodules:
        return False
    return any(one in layout.submodules or _is_piece(one, layout) for one in inside) or (
        levels > 0 and any(_is_family(one, layout, levels - 1) for one in inside)
    )


def only_submodules(path: str, layout: Layout) -> bool:
    """Return whether all code below a folder is that of a submodule."""
    if path not in layout.above_submodules:
        return False
    return not any(is_source(one.rpartition("/")[2]) for one in layout.files_below(path))


def _files(root: str, grade: Grade, layout: Layout) -> Iterator[Candidate]:
    """Yield the single files, those of one stem together: `miniz.c` and `miniz.h`."""
    stems: dict[str, list[str]] = {}
    for name in layout.files_in(root):
        if is_source(name) and not GLUE.fullmatch(name):
            stems.setdefault(_stem(name), []).append(name)
    for names in stems.values():
        lower = min(grade, Grade.LIKELY) if _are_scripts(names) and "vendor" not in root.lower() else grade
        first, *others = (join_path(root, name) for name in names)
        yield Candidate(first, Held.FILE, lower, tuple(others))


def _stem(name: str) -> str:
    return name.rpartition(".")[0].removesuffix(".min")


def _are_scripts(names: Iterable[str]) -> bool:
    return all(suffix(name) in SCRIPTS for name in names)
