"""Where a path that the caller typed leads: into the repository, to standard input, or along a link of a repository."""

from __future__ import annotations

import os
from pathlib import Path

from dodcheck.errors import user_error
from dodcheck.snapshot.paths import from_caller, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot

STANDARD_INPUT = "-"
"""The path that stands for standard input."""


def path_from_root(path: Path, root: Path) -> str | None:
    """Return the path from the root, without following links in the repository; ``None`` for one outside."""
    whole = Path(os.path.normpath(Path.cwd().resolve() / path))
    return from_caller(whole.relative_to(root).as_posix()) if whole.is_relative_to(root) else None


def tracked_file(path: str, snapshot: Snapshot, option: str) -> str:
    """Return the path of a tracked file that an option names from the root. Raises ``UserError`` for any other."""
    place = normalise(path.removeprefix("/"))
    if place is None or snapshot.presence(place) is not Presence.FILE:
        raise user_error(f"{option}: {path} is no tracked file of the repository", "Its path counts from the root.")
    return place


def link_to(path: Path) -> Path | None:
    """Return the first place on the way to a path, itself included, that is a symbolic link in some repository."""
    whole = Path(os.path.normpath(Path.cwd() / path))
    ways = (*reversed(whole.parents), whole)
    return next((place for place in ways if place.is_symlink() and _in_repository(place)), None)


def _in_repository(place: Path) -> bool:
    return any(os.path.lexists(above / ".git") for above in place.parents)
