"""Files of the repository, written whole or not at all, and never through a symbolic link."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from dodcheck.errors import user_error
from dodcheck.snapshot.opening import flags
from dodcheck.snapshot.paths import folder_of, name_of

_ROOT = os.O_RDONLY | flags("O_DIRECTORY", "O_CLOEXEC")
_FOLDER = _ROOT | flags("O_NOFOLLOW")
_DRAFT = os.O_WRONLY | os.O_CREAT | os.O_EXCL | flags("O_NOFOLLOW", "O_CLOEXEC")
_NEEDED = ("O_DIRECTORY", "O_NOFOLLOW", "fchmod")
"""What a system has to have, so that a path can be walked without following a link."""
_NEW = 0o666
"""What a new file may be used for, before the user's mask takes from it."""


def write_whole(root: Path, path: str, data: bytes) -> None:
    """Write a file at a path from the root; one that is there keeps its permissions.

    Raises ``UserError`` where a folder above it is a link, where anything but a regular file stands at its place, and
    where it can't be written.
    """
    write_together(root, {path: data})


def write_together(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files as ``write_whole`` does, by path: none is in its place before all are on the disk.

    Raises ``UserError`` as that does, where the system has no way to keep to the folders below the root, and says
    which were written where not even that went well.
    """
    if not all(hasattr(os, name) for name in _NEEDED):
        raise user_error("this system has no safe way to write below a folder", "Write what is shown by hand.")
    written: list[str] = []
    with ExitStack() as drafts:
        ready = {
            path: _or_user_error(path, written, partial(_write_draft, drafts, root, path, files[path]))
            for path in files
        }
        for path, put in ready.items():
            _or_user_error(path, written, put)
            written.append(path)


_Result = TypeVar("_Result")


def _or_user_error(path: str, written: Sequence[str], step: Callable[[], _Result]) -> _Result:
    """Return what a step gives, its failure told as the user's mistake."""
    try:
        return step()
    except OSError as problem:
        why = (problem.strerror or "unknown").lower()
        hint = f"Written before: {', '.join(written)}." if written else "Nothing was changed."
        raise user_error(f"{path} can't be written: {why}", hint) from problem


def _write_draft(drafts: ExitStack, root: Path, path: str, data: bytes) -> Callable[[], None]:
    """Write a draft beside a file; return what puts it in the file's place. What is left of it goes with ``drafts``."""
    folder, name = drafts.enter_context(_open_folder(root, path)), name_of(path)
    mode, draft = _permissions(folder, path), f".{name}.{os.urandom(8).hex()}"
    file = os.open(draft, _DRAFT, _NEW, dir_fd=folder)
    drafts.callback(_remove_draft, draft, folder)
    with os.fdopen(file, "wb") as stream:
        stream.write(data)
        if mode is not None:
            os.fchmod(stream.fileno(), mode)
        stream.flush()
        os.fsync(stream.fileno())
    return partial(os.rename, draft, name, src_dir_fd=folder, dst_dir_fd=folder)


def _remove_draft(draft: str, folder: int) -> None:
    with suppress(FileNotFoundError):
        os.unlink(draft, dir_fd=folder)


@contextmanager
def _open_folder(root: Path, path: str) -> Iterator[int]:
    """Give a descriptor of the folder of a path, reached without following a link below the root."""
    folder = os.open(root, _ROOT)
    try:
        for name in folder_of(path).split("/") if folder_of(path) else ():
            below = os.open(name, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = below
        yield folder
    finally:
        os.close(folder)


def _permissions(folder: int, path: str) -> int | None:
    """Return the permissions of the regular file at a path, ``None`` where nothing stands there."""
    try:
        status = os.stat(name_of(path), dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        kind = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "no regular file"
        raise user_error(f"{path} is {kind}, so it is not written", "Put a regular file, or nothing, in its place.")
    return stat.S_IMODE(status.st_mode)
