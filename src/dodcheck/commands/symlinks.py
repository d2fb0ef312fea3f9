"""Symbolic links of a repository, which lead a caller's path to where the repository wants it."""

from __future__ import annotations

import os
from pathlib import Path


def link_to(path: Path) -> Path | None:
    """Return the first place on the way to a path, itself included, that is a symbolic link in some repository."""
    whole = Path(os.path.normpath(Path.cwd() / path))
    ways = (*reversed(whole.parents), whole)
    return next((place for place in ways if place.is_symlink() and _in_repository(place)), None)


def _in_repository(place: Path) -> bool:
    return any(os.path.lexists(above / ".git") for above in place.parents)
