"""Where the repository and git's own folders are, told without git."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.recall.traces import Traces, all_below, traces

_path = os.path
_LARGE = frozenset({"objects", "modules", "lfs", "logs", "worktrees"})
"""Folders of git in which nothing changes what a commit, the index or a branch is."""

_CONFIGURATION = ("/etc/gitconfig", "~/.gitconfig", "~/.config/git/config")
_INCLUDES = b"include"


class Repository(NamedTuple):
    """The top folder of a work tree, and git's folders for it: its own, and the one it shares with other work trees."""

    root: str
    git: tuple[str, ...]

    def traces(self) -> Traces:
        """Return the traces of what git itself knows: commits named, the index, settings. Raises ``OSError``."""
        files = [os.fsencode(path) for folder in self.git for path in all_below(folder, _LARGE)]
        return traces(self.root, [b".git", *files, *map(os.fsencode, _settings())])

    def includes_settings(self) -> bool:
        """Return whether settings of git may come from still other files. Raises ``OSError``."""
        own = (_path.join(folder, name) for folder in self.git for name in ("config", "config.worktree"))
        return any(_INCLUDES in _content(path).lower() for path in (*own, *_settings()) if _path.isfile(path))


def repository() -> Repository | None:
    """Return the repository around the working directory, ``None`` where there is none. Raises ``OSError``."""
    folder = _path.realpath(".")
    while not _path.lexists(_path.join(folder, ".git")):
        above = _path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return Repository(folder, tuple(dict.fromkeys(_git_folders(_path.join(folder, ".git")))))


def _git_folders(entry: str) -> Iterator[str]:
    own = entry if _path.isdir(entry) else _led_to(entry, _content(entry).removeprefix(b"gitdir:"))
    yield own
    shared = _path.join(own, "commondir")
    if _path.isfile(shared):
        yield _led_to(shared, _content(shared))


def _led_to(file: str, told: bytes) -> str:
    return _path.normpath(_path.join(_path.dirname(file), os.fsdecode(told.strip())))


def _settings() -> Iterator[str]:
    yield from map(_path.expanduser, _CONFIGURATION)
    if home := os.environ.get("XDG_CONFIG_HOME"):
        yield _path.join(home, "git", "config")
    for folder in os.get_exec_path():
        yield _path.join(_path.dirname(folder), "etc", "gitconfig")


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib is slower to load than this answer takes
        return file.read()
