"""Which submodules a scope of globs reaches into: what is in them is not seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.protocol import Snapshot

_ANY_FILE = ("\x01", "\x01/\x01")
"""Two names below a folder that only a glob for everything there matches."""


def unseen_submodules(snapshot: Snapshot, globs: Sequence[str], exclude: Sequence[str] = ()) -> list[str]:
    """Return the submodules in which the globs might match something that ``exclude`` does not leave out."""
    return [
        path
        for path in snapshot.submodules()
        if any(reaches_into(glob, path) for glob in globs) and not any(_covers(glob, path) for glob in exclude)
    ]


def reaches_into(glob: str, folder: str) -> bool:
    """Return whether a glob names the folder itself or can match a path below it."""
    parts = [None if part == "**" else matcher(part) for part in glob.removeprefix("./").removeprefix("/").split("/")]
    states = {0}
    for name in folder.split("/"):
        states = {after for at in states for after in _after(parts, at, name)}
    return glob == folder or any(at < len(parts) for at in states)


def _after(parts: Sequence[Callable[[str], bool] | None], at: int, name: str) -> set[int]:
    """Return the positions in a glob's parts behind one part of a path; ``**`` may stand for no folder."""
    reached: set[int] = set()
    while at < len(parts) and parts[at] is None:
        reached.add(at)
        at += 1
    matches = parts[at] if at < len(parts) else None
    return reached | {at + 1} if matches is not None and matches(name) else reached


def _covers(glob: str, folder: str) -> bool:
    return all(matcher(glob)(f"{folder}/{name}") for name in _ANY_FILE)
