"""Histories of the commits of one first-parent line: git is asked about the line of the newest, once for all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from dodcheck.snapshot.git import Git
from dodcheck.snapshot.git_history import GitHistory
from dodcheck.snapshot.history import CommitEntry
from dodcheck.snapshot.paths import from_bytes


class NewestLine:
    """The first-parent line of the commit with the full id ``commit``."""

    def __init__(self, git: Git, commit: str) -> None:
        self._git = git
        self.history = GitHistory(git, commit)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each commit stands in the line, the newest at 0."""
        listed = from_bytes(self._git.run("rev-list", "--first-parent", self.history.head(), "--"))
        return {commit: at for at, commit in enumerate(listed.split())}


class LineHistory(GitHistory):
    """The history of a commit, with what it shares with the newest of its line."""

    def __init__(self, git: Git, commit: str, newest: NewestLine) -> None:
        super().__init__(git, commit)
        self._newest = newest

    def _line(self, until: str, paths: tuple[str, ...]) -> tuple[CommitEntry, ...]:
        places = self._newest.places
        if until not in places:
            return super()._line(until, paths)
        whole = self._newest.history
        return tuple(entry for entry in whole.line(whole.head(), paths) if places[entry.commit] >= places[until])
