"""Where the paths of bounds are: a path that is nowhere bounds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dodcheck.model.evidence import Unknown
from dodcheck.rules.commits.chosen import UnknownCommits
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import How, resolve

_BELOW = "/**"
_NAMED = 4
_USUAL = ".github/"
"""Where a file may be missing and still has its place."""


def placed_globs(snapshot: Snapshot, globs: Sequence[str], named_in: str | None) -> tuple[str, ...] | UnknownCommits:
    """Return globs, of which those without a sign stand where the document that names them means."""
    placed_paths: list[str] = []
    for base in _bases(globs):
        if is_glob(base) or named_in is None:
            placed_paths += [base, f"{base}{_BELOW}"] if not is_glob(base) else [base]
            continue
        meant = resolve(snapshot, base, named_in)
        if meant.how in (How.AMBIGUOUS, How.MOVED):
            where = " or ".join(meant.candidates[:_NAMED])
            return UnknownCommits(Unknown.AMBIGUOUS, f"{base} may be {where}: write its whole path")
        place = meant.path if meant.path and meant.how in (How.FILE, How.FOLDER) else base
        placed_paths += [place, f"{place.rstrip('/')}{_BELOW}"]
    return tuple(dict.fromkeys(placed_paths))


def glob_without_files(snapshot: Snapshot, globs: Sequence[str]) -> str | None:
    """Return the first of some globs that no tracked file matches, ``None`` where each has one."""
    return next((base for base in _bases(globs) if not base.startswith(_USUAL) and not _is_there(snapshot, base)), None)


def _is_there(snapshot: Snapshot, base: str) -> bool:
    if is_glob(base):
        return bool(snapshot.glob(base))
    return snapshot.presence(base) in (Presence.FILE, Presence.FOLDER, Presence.SUBMODULE, Presence.SYMLINK)


def _bases(globs: Iterable[str]) -> list[str]:
    """Return globs without the part that says "and all below": a path and what is below it are one."""
    return list(dict.fromkeys(glob.removesuffix(_BELOW) or glob for glob in globs))
