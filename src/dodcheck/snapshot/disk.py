"""The work tree's own bytes, read without ever following a symbolic link or waiting for anybody."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from dodcheck.model.evidence import Unknown
from dodcheck.snapshot.blobs import too_large
from dodcheck.snapshot.journal import note_failure, note_place
from dodcheck.snapshot.opening import open_without_following
from dodcheck.snapshot.paths import folder_of, parents_of, to_bytes
from dodcheck.snapshot.protocol import MAX_FILE_BYTES, UnreadableError

_CHUNK = 1024 * 1024


class Disk:
    """The files below ``root``; whether a folder lies behind a link is looked up once."""

    def __init__(self, root: Path) -> None:
        self._root = os.fsencode(root) + b"/"
        self._behind: dict[str, bool] = {"": False}

    def status(self, path: str) -> os.stat_result | None:
        """Return the status of a path, that of a link itself; ``None`` where there is nothing."""
        place = self._root + to_bytes(path)
        note_place(place)
        try:
            return os.lstat(place)
        except OSError:
            return None

    def behind_link(self, path: str) -> bool:
        """Return whether a folder above the path is a symbolic link."""
        folder = folder_of(path)
        if folder not in self._behind:
            above = False
            for parent in parents_of(path):
                above = above or self._behind.get(parent, False) or self._is_link(parent)
                self._behind[parent] = above
        return self._behind[folder]

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file. Raises ``UnreadableError``."""
        file = self._open(path)
        try:
            return _read_whole(file, path)
        except OSError as error:
            raise _unreadable(path, error) from error
        finally:
            os.close(file)

    def blob_id(self, path: str, status: os.stat_result, algorithm: str) -> str:
        """Return git's id for the bytes of a regular file or link. Raises ``UnreadableError``."""
        if stat.S_ISLNK(status.st_mode):
            return self._link_id(path, algorithm)
        file = self._open(path)
        try:
            return _blob_id(file, algorithm)
        except OSError as error:
            raise _unreadable(path, error) from error
        finally:
            os.close(file)

    def _link_id(self, path: str, algorithm: str) -> str:
        try:
            target = os.readlink(self._root + to_bytes(path))  # noqa: PTH115 - pathlib reads names in the language of the machine
        except OSError as error:
            raise _unreadable(path, error) from error
        return hashlib.new(algorithm, b"blob %d\0" % len(target) + target, usedforsecurity=False).hexdigest()

    def _is_link(self, path: str) -> bool:
        status = self.status(path)
        return status is not None and stat.S_ISLNK(status.st_mode)

    def _open(self, path: str) -> int:
        """Return a descriptor of the regular file at the path. Raises ``UnreadableError``."""
        if self.behind_link(path):
            raise UnreadableError(path, "lies behind a symbolic link", Unknown.OUTSIDE)
        try:
            file = open_without_following(self._root + to_bytes(path))
        except OSError as error:
            raise _unreadable(path, error) from error
        if not stat.S_ISREG(os.fstat(file).st_mode):
            os.close(file)
            raise UnreadableError(path, "is no regular file any more")
        return file


def _read_whole(file: int, path: str) -> bytes:
    size = os.fstat(file).st_size
    if size > MAX_FILE_BYTES:
        raise too_large(path, size)
    content = os.read(file, size + 1)
    if len(content) <= size:
        return content
    # The file has grown in between: read on to its new end, or to the limit.
    rest = [content]
    while (read := sum(map(len, rest))) <= MAX_FILE_BYTES and (more := os.read(file, MAX_FILE_BYTES + 1 - read)):
        rest.append(more)
    if read > MAX_FILE_BYTES:
        raise too_large(path, read)
    return b"".join(rest)


def _blob_id(file: int, algorithm: str) -> str:
    hashed = hashlib.new(algorithm, b"blob %d\0" % os.fstat(file).st_size, usedforsecurity=False)
    while chunk := os.read(file, _CHUNK):
        hashed.update(chunk)
    return hashed.hexdigest()


def _unreadable(path: str, error: OSError) -> UnreadableError:
    note_failure()
    return UnreadableError(path, (error.strerror or "input or output failed").lower())
