"""Opens a file itself, never what a link in its place leads to, on systems that can be told so and on others."""

from __future__ import annotations

import errno
import os
import stat


def flags(*names: str) -> int:
    """Return these flags of ``os.open`` together; one that the system does not know is left out."""
    together = 0
    for name in names:
        together |= int(getattr(os, name, 0))
    return together


# Without O_NONBLOCK, opening a pipe that took a file's place would wait for a writer for ever. Without O_BINARY, where
# there is such a thing, line ends would be changed.
_READING = os.O_RDONLY | flags("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
_IS_TOLD = hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_NONBLOCK")


def open_without_following(place: bytes) -> int:
    """Return a descriptor of what stands at a place, to read from; whose kind the caller asks. Raises ``OSError``.

    Where the system can't be told to follow no link, what is opened has to be the very file that was seen there.
    """
    if _IS_TOLD:
        return os.open(place, _READING)
    seen = os.lstat(place)
    if not stat.S_ISREG(seen.st_mode):
        raise _replaced_error(place)
    file = os.open(place, _READING)
    if not os.path.samestat(seen, os.fstat(file)):
        os.close(file)
        raise _replaced_error(place)
    return file


def _replaced_error(place: bytes) -> OSError:
    return OSError(errno.ELOOP, os.strerror(errno.ELOOP), place)
