"""Where the repository and git's own folders are, told without git."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.recall.traces import Traces, all_below, traces_at

_path = os.path
_LARGE = frozenset({"objects", "modules", "lfs", "logs", "worktrees"})
"""What is in a folder of git and changes nothing of what a commit, the index or a branch is."""

_CONFIGURATION = ("/etc/gitconfig", "~/.gitconfig", "~/.config/git/config")
_LEADING_ELSEWHERE = (b"include", b"promisor", b"partialclone")
"""Words of settings that come from other files, and of objects that may be fetched when somebody asks for them."""


class Repository(NamedTuple):
    """The top folder of a work tree, and git's folders for it: its own, and the one it shares with other work trees."""

    root: str
    git: tuple[str, ...]

    def traces(self) -> Traces:
        """Return the traces of what git itself knows: commits named, the index, settings. Raises ``OSError``."""
        held = (path for folder in self.git for path in _git_folder_contents(folder))
        return traces_at(self.root, [*map(os.fsencode, (".git", *held, *_settings_files()))])

    def leads_elsewhere(self) -> bool:
        """Return whether git may take settings from other files, or objects from elsewhere. Raises ``OSError``."""
        own = (_path.join(folder, name) for folder in self.git for name in ("config", "config.worktree"))
        settings = (_content(path).lower() for path in (*own, *_settings_files()) if _path.isfile(path))
        return any(word in setting for setting in settings for word in _LEADING_ELSEWHERE)


def surrounding_repository() -> Repository | None:
    """Return the repository around the working directory, ``None`` where there is none. Raises ``OSError``."""
    folder = _path.realpath(".")
    while not _path.lexists(_path.join(folder, ".git")):
        above = _path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return Repository(folder, tuple(dict.fromkeys(_git_folders(_path.join(folder, ".git")))))


def _git_folders(entry: str) -> Iterator[str]:
    own = entry if _path.isdir(entry) else _folder_in_pointer(entry, _content(entry).removeprefix(b"gitdir:"))
    yield own
    shared = _path.join(own, "commondir")
    if _path.isfile(shared):
        yield _folder_in_pointer(shared, _content(shared))


def _folder_in_pointer(file: str, words: bytes) -> str:
    return _path.normpath(_path.join(_path.dirname(file), os.fsdecode(words.strip())))


def _git_folder_contents(folder: str) -> Iterator[str]:
    """Yield a folder of git and all that it holds. Branches may be called like what is left out: they lie deeper."""
    yield folder
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 - pathlib takes long to load
        path = _path.join(folder, name)
        if name not in _LARGE:
            yield from all_below(path) if _path.isdir(path) else (path,)


def _settings_files() -> Iterator[str]:
    yield from map(_path.expanduser, _CONFIGURATION)
    if home := os.environ.get("XDG_CONFIG_HOME"):
        yield _path.join(home, "git", "config")
    for folder in os.get_exec_path():
        yield _path.join(_path.dirname(folder), "etc", "gitconfig")


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib is slower to load than this answer takes
        return file.read()
