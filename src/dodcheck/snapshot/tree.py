"""The tracked tree as it stands: git's index, corrected by what the work tree really holds."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from dodcheck.snapshot.disk import Disk
from dodcheck.snapshot.encoded import paths_with_encoding
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.index import (
    COMPARE,
    HEAD,
    LINK,
    LIST,
    REGULAR,
    STAGED,
    SUBMODULE,
    Index,
    IndexChange,
    parse_changes,
    parse_index,
)
from dodcheck.snapshot.paths import from_bytes, to_bytes
from dodcheck.snapshot.protocol import UnreadableError

_BLOCK = 512
"""So many lines are digested at once."""


class Tree(NamedTuple):
    """What is tracked. ``files`` are regular files, sorted; ``stored`` gives the blob of those not read from disk.

    ``lines`` holds ``mode blob`` of every tracked path, with the blob that the bytes in the work tree make. ``digest``
    is the SHA-256 of what ``git ls-files --stage`` prints of these, joined by NUL: committing the bytes changes nothing
    in it. ``dirty`` says that a tracked path differs from ``commit``.
    """

    commit: str | None
    dirty: bool
    digest: str
    lines: Mapping[str, str]
    files: tuple[str, ...]
    links: frozenset[str]
    submodules: frozenset[str]
    stored: Mapping[str, str]


class HeadState(NamedTuple):
    """The commit, whether the index differs from it, and the paths whose bytes on disk are encoded otherwise."""

    commit: str | None
    staged: bool
    encoded: frozenset[str]


def observe_tree(git: Git, disk: Disk) -> Tree:
    """Return the tracked tree at ``git.root``. Raises ``UserError`` when git fails."""
    with git.start(*HEAD) as head, git.start(*LIST) as listing, git.start(*STAGED) as staging:
        with git.without_filters().start(*COMPARE) as comparison:
            result = head.finish()
            commit = None if result.code == 1 else from_bytes(git.checked(result)).strip()
            index = parse_index(git.checked(listing.finish()))
            changes = parse_changes(git.checked(comparison.finish()))
        staged = bool(index.lines) if commit is None else bool(git.checked(staging.finish()))
    return combine_tree(index, changes, disk, HeadState(commit, staged, paths_with_encoding(git, disk, index.lines)))


def combine_tree(index: Index, changes: tuple[IndexChange, ...], disk: Disk, besides: HeadState) -> Tree:
    """Return the tree of an index, of what differs from it, and of what is known besides."""
    added = {change.path for change in changes if change.letter == "A"}
    stored = {path: blob_of(index.lines[path]) for path in index.sparse if disk.status(path) is None}
    now = _lines_now(index, changes, disk, frozenset(stored))
    lines = {path: line for path, line in {**index.lines, **now}.items() if line} if now else index.lines
    dirty = besides.staged or any(line != index.lines.get(path) for path, line in now.items() if path not in added)
    stored |= {path: blob_of(index.lines[path]) for path in besides.encoded if path not in now}
    outside = {path: blob for path, blob in stored.items() if index.lines[path].startswith(REGULAR)}
    return tree_of(lines, besides.commit, dirty=dirty, stored=outside)


def tree_of(lines: Mapping[str, str], commit: str | None, *, dirty: bool, stored: Mapping[str, str]) -> Tree:
    """Return the tree of these lines, which stand in git's own order of paths."""
    others = {path: line for path, line in lines.items() if not line.startswith(REGULAR)}
    return Tree(
        commit=commit,
        dirty=dirty,
        digest=_digest(lines),
        lines=lines,
        files=tuple(sorted(path for path in lines if path not in others)),
        links=frozenset(path for path, line in others.items() if line.startswith(LINK)),
        submodules=frozenset(path for path, line in others.items() if line.startswith(SUBMODULE)),
        stored=stored,
    )


def _digest(lines: Mapping[str, str]) -> str:
    """Return the digest of the listing, which is never held as a whole: a large tree has megabytes of it."""
    listing = (f"{line} 0\t{path}" for path, line in lines.items())
    hashed, before = hashlib.sha256(), ""
    while block := "\0".join(islice(listing, _BLOCK)):
        hashed.update(to_bytes(before + block))
        before = "\0"
    return f"sha256:{hashed.hexdigest()}"


def blob_of(line: str) -> str:
    """Return the blob that a line names."""
    return line.split(" ", 2)[1]


def _lines_now(index: Index, changes: tuple[IndexChange, ...], disk: Disk, stored: frozenset[str]) -> dict[str, str]:
    """Return the lines of the paths whose work-tree bytes have to be looked at, empty for those that are gone.

    ``D`` is gone. ``A`` was announced by ``git add --intent-to-add`` and has no content that git knows.
    """
    algorithm = index.algorithm
    now = {change.path: "" for change in changes if change.letter in "AD"}
    for change in changes:
        if change.path not in now:
            now[change.path] = _line(change.path, change.mode, disk, algorithm)
    for path in (*index.sparse, *index.assumed):
        if path not in stored and not index.lines[path].startswith(SUBMODULE):
            now[path] = _line(path, index.lines[path].partition(" ")[0], disk, algorithm)
    return now


def _line(path: str, mode: str, disk: Disk, algorithm: str) -> str:
    """Return the line of what stands at a path; ``mode`` is git's word, which knows whether the x bit counts here."""
    status = None if disk.behind_link(path) else disk.status(path)
    if status is None or not (stat.S_ISREG(status.st_mode) or stat.S_ISLNK(status.st_mode)):
        return ""
    try:
        blob = disk.blob_id(path, status, algorithm)
    except UnreadableError:
        blob = "unreadable"
    return f"{_mode(status, mode)} {blob}"


def _mode(status: os.stat_result, mode: str) -> str:
    if stat.S_ISLNK(status.st_mode):
        return "120000"
    if mode.startswith(REGULAR):
        return mode
    return "100755" if status.st_mode & stat.S_IXUSR else "100644"
