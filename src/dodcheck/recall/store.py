"""The folder in which answers are kept: the user's own, never one of a judged repository."""

from __future__ import annotations

import os
import stat
import zlib

_path = os.path
_MOST = 64
"""So many answers are kept; the oldest go first."""

_MAX_BYTES = 64 * 1024 * 1024
"""No answer that takes more is kept, or read."""

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def answer_folder(root: str) -> str | None:
    """Return the folder for answers about the repository at ``root``; ``None`` where none is safe."""
    home = os.environ.get("XDG_CACHE_HOME") or _path.join(_path.expanduser("~"), ".cache")
    folder = _path.join(_path.realpath(home), "dodcheck")
    judged = _path.join(_path.realpath(root), "")
    return folder if _path.isabs(home) and not _path.join(folder, "").startswith(judged) else None


def read_kept(folder: str, name: str) -> bytes | None:
    """Return what is kept under a name, ``None`` where nothing is, or where somebody else may have written it."""
    try:
        if not _is_own(os.lstat(folder)):
            return None
        file = os.open(_path.join(folder, name), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(file, "rb") as kept:
            seen = os.fstat(file)
            packed = kept.read(_MAX_BYTES) if _is_own(seen) and stat.S_ISREG(seen.st_mode) else b""
        return _unpacked(packed)
    except (OSError, zlib.error):
        return None


def write_kept(folder: str, name: str, data: bytes) -> None:
    """Keep data under a name, and forget the oldest of what is kept. Raises ``OSError``."""
    packed = zlib.compress(data, 1)
    os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - pathlib is slower to load than an answer takes
    if len(data) > _MAX_BYTES or not _is_own(os.lstat(folder)):
        return
    new = _path.join(folder, f"{name}.{os.getpid()}")
    file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(file, "wb") as kept:
        kept.write(packed)
    os.replace(new, _path.join(folder, name))  # noqa: PTH105 - as above
    _forget_oldest(folder)


def _unpacked(packed: bytes) -> bytes | None:
    """Return the data, ``None`` where it is cut short or larger than anything that was kept."""
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(packed, _MAX_BYTES)
    return data if unpacking.eof else None


def _is_own(seen: os.stat_result) -> bool:
    return seen.st_uid == os.geteuid() and not seen.st_mode & _OTHERS_MAY_WRITE


def _forget_oldest(folder: str) -> None:
    with os.scandir(folder) as listing:
        kept = sorted(listing, key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns, reverse=True)
    for entry in kept[_MOST:]:
        os.unlink(entry.path)  # noqa: PTH108 - as above
