"""Python that is in no file of Python: notebooks, Cython, scripts without a suffix. Their imports are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import folder_of, name_of
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

SUFFIXES: Final = (".pyx", ".pxd", ".pxi", ".ipynb", ".pyw")
"""Suffixes of files that import Python modules and are not read."""

_SCRIPT = re.compile(rb"#!.*\bpython")


def first_unread(snapshot: Snapshot, packages: Sequence[str], paths: Mapping[str, str]) -> str | None:
    """Return the first such file below packages: dotted names, or folders; ``paths`` is the file of each module."""
    folders = {folder for package in packages if not is_glob(package) for folder in _folders(package, paths)}
    below = sorted({path for folder in folders for path in snapshot.glob(f"{folder}/**")})
    return next((path for path in below if path.endswith(SUFFIXES) or _is_script(snapshot, path)), None)


def _folders(package: str, paths: Mapping[str, str]) -> Iterator[str]:
    """Yield the folders that a package is made of."""
    if "/" in package:
        yield package.strip("/")
        return
    for name, path in paths.items():
        if name == package or name.startswith(f"{package}."):
            inside = name.count(".") - package.count(".")
            folder = folder_of(path) if name_of(path).startswith("__init__.") else path.rpartition(".")[0]
            for _ in range(inside):
                folder = folder_of(folder)
            if folder:
                yield folder


def _is_script(snapshot: Snapshot, path: str) -> bool:
    if "." in name_of(path):
        return False
    try:
        return _SCRIPT.match(snapshot.read(path)) is not None
    except UnreadableError:
        return True
