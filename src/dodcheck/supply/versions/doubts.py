"""Which items of lists may be no libraries: `- Python 3.11 needed`, `- Version: 1.0`."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.supply.versions.entry import Entry
from dodcheck.supply.versions.library import Library


def doubtful(libraries: Sequence[Library]) -> frozenset[Entry]:
    """Return the entries that are only a word and a version, in a section none of whose items is seen elsewhere."""
    known = {library.entry.section for library in libraries if library.entry and _is_seen(library)}
    listed = [
        library.entry
        for library in libraries
        if library.entry and library.entry.section is not None and not _is_seen(library)
    ]
    return frozenset(entry for entry in listed if entry.section not in known)


def _is_seen(library: Library) -> bool:
    """Return whether the bill of materials or the tree has a library too, or its entry names a place or a package."""
    named = bool(library.entry and (library.entry.path or library.entry.purl))
    return named or library.component is not None or library.code is not None
