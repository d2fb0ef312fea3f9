"""Folders whose files are not the repository's own work: code of others, and files made to be looked at."""

from __future__ import annotations

from typing import Final

_OTHERS = "vendor vendored _vendor third_party third-party thirdparty 3rdparty extern node_modules site-packages"
_MADE = (
    "fixture fixtures testdata test_data test-data example examples sample samples template templates goldens golden "
    "corpus"
)
FOREIGN_FOLDERS: Final = frozenset(_OTHERS.split())
"""Names of folders of code by others, wherever they stand."""
EXAMPLE_FOLDERS: Final = frozenset(_MADE.split())
"""Names of folders of files that show or test something; inside a package such a folder is part of it."""


def is_foreign(folder: str, inside: str) -> bool:
    """Return whether the files of a folder are left alone; ``inside`` is where the package begins that it belongs to.

    Both are paths from the root of the repository.
    """
    parts = folder.split("/")
    above = parts[: inside.count("/") + 1 if inside else 0] if folder != inside else parts
    return not (FOREIGN_FOLDERS.isdisjoint(parts) and EXAMPLE_FOLDERS.isdisjoint(above))
