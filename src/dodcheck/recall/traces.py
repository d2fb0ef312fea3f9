"""What the file system tells of changes: whoever writes, replaces, moves or locks a file leaves a trace here.

The time of a file's last change of status (``st_ctime``) is set by the system alone, on every file system that git
works on; no program can set it back.
"""

from __future__ import annotations

import os
import stat
from array import array
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

_NOTHING = 0
"""Stands for what is not there: no file has this mode."""


class Traces(NamedTuple):
    """The digest of what the system tells of some places, and their ``newest`` change, in nanoseconds since 1970."""

    digest: str
    newest: int


def traces_at(folder: str, places: Sequence[bytes]) -> Traces:
    """Return the traces at places below a folder, or at whole paths. Raises ``OSError``, ``OverflowError``.

    Files come and go in folders: that tells when, and changes nothing in the digest.
    """
    facts, newest = array("Q"), 0
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for place in places:
            try:
                seen = os.lstat(place, dir_fd=at)
            except OSError:
                facts.append(_NOTHING)
                continue
            changed = seen.st_ctime_ns
            facts.extend((seen.st_mode, seen.st_ino, seen.st_dev))
            if not stat.S_ISDIR(seen.st_mode):
                facts.extend((changed, seen.st_mtime_ns, seen.st_size))
            newest = max(newest, changed)
    finally:
        os.close(at)
    return Traces(sha256(facts.tobytes() + b"\0".join(places)).hexdigest(), newest)


def all_below(folder: str, besides: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield a folder and all below it, in one order, but no folder of those names. Raises ``OSError``."""
    waiting = [folder]
    while waiting:
        above = waiting.pop()
        yield above
        with os.scandir(above) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        waiting += (entry.path for entry in folders if entry.name not in besides)
        yield from (entry.path for entry in entries if entry not in folders)
