"""Path words: what a document or a rule writes, as a path from the repository's root."""

from __future__ import annotations

import os
from collections.abc import Iterator


def from_bytes(data: bytes) -> str:
    """Return what git prints as text: UTF-8 on every machine, whatever its language; other bytes as surrogates."""
    return data.decode("utf-8", "surrogateescape")


def records(output: bytes) -> Iterator[str]:
    """Yield each text that git ends with a NUL, one at a time: a list of all would hold a large listing twice."""
    start = 0
    while (end := output.find(b"\0", start)) >= 0:
        yield from_bytes(output[start:end])
        start = end + 1


def to_bytes(text: str) -> bytes:
    """Return the bytes that ``from_bytes`` reads as this text."""
    return text.encode("utf-8", "surrogateescape")


def from_caller(path: str) -> str:
    """Return a path of the command line as git has it: Python reads those in the language of the machine."""
    return from_bytes(os.fsencode(path))


def normalise(path: str, folder: str = "") -> str | None:
    """Return the path from the repository's root, without ``.``, ``..``, doubled or trailing slashes.

    ``path`` is seen from ``folder``, itself a path from the root; a leading ``/`` means the root. A word that has
    backslashes and no slash counts as a Windows path; so does a last part alone, so that what is normal means the same
    when it is read again. ``None`` means that the word names no place in the repository: it leaves it, is empty, is the
    root itself, names ``.git``, or can't be the name of a file at all.
    """
    if not path or not _is_encodable(path):
        return None
    written = path if "/" in path else path.replace("\\", "/")
    base = "" if written.startswith("/") else folder
    kept: list[str] = []
    for part in f"{base}/{written}".split("/"):
        if part == "..":
            if not kept:
                return None
            kept.pop()
        elif part.casefold() == ".git":
            return None
        elif part not in ("", "."):
            kept.append(part)
    normal = "/".join(kept)
    return normalise(normal) if "\\" in normal and "/" not in normal else normal or None


def folder_of(path: str) -> str:
    """Return the folder a path stands in, empty for the root."""
    return path.rpartition("/")[0]


def name_of(path: str) -> str:
    """Return a path's last part."""
    return path.rpartition("/")[2]


def parents_of(path: str) -> tuple[str, ...]:
    """Return every folder above a path, the outermost first, without the root."""
    return tuple(path[:at] for at, sign in enumerate(path) if sign == "/")


def shared_folders(path: str, other: str) -> int:
    """Return how many parts, from the first on, two paths have in common."""
    count = 0
    for left, right in zip(path.split("/"), other.split("/"), strict=False):
        if left != right:
            break
        count += 1
    return count


def is_within(path: str, folder: str) -> bool:
    """Return whether a path is a folder's own, or leads below it; both from the root, without a slash at the end."""
    return path == folder or path.startswith(f"{folder}/")


def _is_encodable(path: str) -> bool:
    try:
        to_bytes(path)
    except UnicodeEncodeError:
        return False
    return "\0" not in path
