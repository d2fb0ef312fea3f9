"""Histories of the commits of one first-parent line: git is asked about the line of the newest, once for all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from dodcheck.snapshot.git import Git
from dodcheck.snapshot.git_history import GitHistory
from dodcheck.snapshot.history import MAX_ENTRIES, CommitEntry
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

    @cached_property
    def straight(self) -> bool:
        """Whether nothing was ever merged into the line, and all of it was listed."""
        entries = self.history.log(self.history.head())
        return len(entries) < MAX_ENTRIES and all(len(entry.parents) <= 1 for entry in entries)


class LineHistory(GitHistory):
    """The history of a commit, with what it shares with the newest of its line."""

    def __init__(self, git: Git, commit: str, newest: NewestLine) -> None:
        super().__init__(git, commit)
        self._newest = newest

    def _log(self, until: str, since: str | None = None) -> tuple[CommitEntry, ...]:
        """Return the commits behind one; where nothing was merged they are a part of those behind the newest."""
        at = self._newest.places.get(until)
        if since is not None or at is None or not self._newest.straight:
            return super()._log(until, since)
        return self._newest.history.log(self._newest.history.head())[at:]

    def _line(self, until: str, paths: tuple[str, ...]) -> tuple[CommitEntry, ...]:
        places = self._newest.places
        if until not in places:
            return super()._line(until, paths)
        whole = self._newest.history
        return tuple(entry for entry in whole.line(whole.head(), paths) if places[entry.commit] >= places[until])
