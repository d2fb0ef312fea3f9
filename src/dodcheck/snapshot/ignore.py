"""Which paths the repository's ``.gitignore`` files keep out."""

from __future__ import annotations

import os

from dodcheck.errors import user_error
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.talk import SilentError, Talk

# At 24 folders git 2.39 follows a dangling pointer and crashes.
_SAFE_DEPTH = 16

_COMMAND = ("check-ignore", "-z", "--stdin", "--verbose", "--non-matching", "--no-index")


class IgnoreRules:
    """The rules of every ``.gitignore``; those of this machine alone (``info/exclude``, the user's) count for nothing.

    git is started at the first question and kept. It ends at a path behind a symbolic link: ask about none.
    Below the sixteenth folder, a path counts as ignored when that folder is.
    """

    def __init__(self, git: Git) -> None:
        self._git = git
        self._talk: Talk | None = None
        self._known: dict[tuple[str, ...], bool] = {}

    def ignores(self, *paths: str) -> bool:
        """Return whether a rule keeps one of the paths out; a trailing ``/`` means a folder. Raises ``UserError``."""
        if paths not in self._known:
            self._known[paths] = self._ask(tuple(dict.fromkeys(_within_depth(path) for path in paths)))
        return self._known[paths]

    def _ask(self, paths: tuple[str, ...]) -> bool:
        self._talk = self._talk or self._git.talk(*_COMMAND)
        try:
            return _answer(self._talk, paths)
        except SilentError as error:
            self._talk.close()
            self._talk = None
            raise user_error(f"git could not tell whether {paths[0]} is ignored in {self._git.root}") from error


def _within_depth(path: str) -> str:
    """Return the path, or its folder at the greatest depth that is asked about."""
    parts = path.split("/")
    return path if len(parts) <= _SAFE_DEPTH else "/".join((*parts[:_SAFE_DEPTH], ""))


def _answer(talk: Talk, paths: tuple[str, ...]) -> bool:
    # The dot keeps a path that begins with a colon from being read as a pattern.
    talk.ask(b"".join(b"./%b\0" % os.fsencode(path) for path in paths))
    answers = [[talk.until(b"\0") for _ in ("source", "line", "pattern", "path")] for _ in paths]
    return any(
        name_of(os.fsdecode(source)) == ".gitignore" and not pattern.startswith(b"!")
        for source, _, pattern, _ in answers
    )
