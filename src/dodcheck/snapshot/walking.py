"""Back along the history of a commit: each commit as a snapshot, made of the one after it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from dodcheck.snapshot.background import Background
from dodcheck.snapshot.blobs import Blobs
from dodcheck.snapshot.cache import ContentCache
from dodcheck.snapshot.commit import Commit, lines_of
from dodcheck.snapshot.first_parents import LineCommit, line_commits
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.history import History
from dodcheck.snapshot.line_history import LineHistory, NewestLine
from dodcheck.snapshot.moving import MovingPaths
from dodcheck.snapshot.touched import TreeChange
from dodcheck.snapshot.tree import Tree, blob_of, tree_of
from dodcheck.snapshot.tree_paths import TreePaths

AT_ONCE = 500
"""So many commits are asked of git at a time."""


class CachedBlobs(Blobs):
    """The object store of a repository, with a cache of contents by blob id."""

    def __init__(self, git: Git) -> None:
        super().__init__(git)
        self._contents = ContentCache()

    def read(self, path: str, blob: str) -> bytes:
        """Return the content of a blob, which is that of ``path``. Raises ``UnreadableError``."""
        content = self._contents.get(blob)
        if content is None:
            content = super().read(path, blob)
            self._contents.put(blob, content)
        return content


class WalkedCommit(Commit):
    """A commit on the way back. It answers until the next step, which changes the paths it shares."""

    def __init__(self, git: Git, commit: str, paths: MovingPaths, blobs: Blobs, line: NewestLine) -> None:
        super().__init__(git, commit, {})
        self._paths = paths
        self._blobs = blobs
        self._line = line

    def _history_of(self, commit: str) -> History:
        return LineHistory(self._git, commit, self._line)

    @cached_property
    def _listed(self) -> TreePaths:
        return self._paths

    def files(self) -> tuple[str, ...]:
        """Return the path of every tracked regular file, sorted by code point; always the same object."""
        return self._paths.files()

    def blob(self, path: str) -> str | None:
        """Return git's id for the content of a tracked path, ``None`` where nothing is tracked."""
        line = self._paths.lines.get(path)
        return None if line is None else blob_of(line)

    def _load(self) -> Tree:
        return tree_of(self._paths.in_order(), self._id, dirty=False, stored={})


class WalkStop(NamedTuple):
    """A commit on the way back: who it is, its snapshot, and what the stop before changed of it (``None`` at first)."""

    commit: LineCommit
    snapshot: WalkedCommit
    change: TreeChange | None


class Walk:
    """The way back from a commit along first parents; git begins to list its files and its history at once.

    At most so many commits, ``None`` for all of them. ``since`` is a commit whose history is left out.
    """

    def __init__(self, git: Git, commit: str, most: int | None = None, since: str | None = None) -> None:
        self.since = since
        self._git = git
        self._commit = commit
        self._most = most
        self._at_once = AT_ONCE if most is None else min(most, AT_ONCE)
        self._files = Background(lambda: lines_of(git, commit))
        self._first = Background(lambda: self._commits_from(commit))

    def length(self) -> int | None:
        """Return how many commits there are, ``None`` while git has not listed them all."""
        listed = len(self._first.result())
        return listed if listed < self._at_once or listed == self._most else None

    def stops(self) -> Iterator[WalkStop]:
        """Yield the commits, the newest first. Raises ``UserError`` when git fails."""
        blobs = CachedBlobs(self._git)
        paths = MovingPaths(self._files.result())
        line = NewestLine(self._git, self._commit)
        change: TreeChange | None = None
        for line_commit in islice(self._all_commits(), self._most):
            yield WalkStop(line_commit, WalkedCommit(self._git, line_commit.commit, paths, blobs, line), change)
            change = TreeChange(line_commit.altered)
            paths.undo(line_commit.altered)

    def _all_commits(self) -> Iterator[LineCommit]:
        commits = self._first.result()
        while commits:
            yield from commits
            last = commits[-1]
            commits = self._commits_from(last.parents[0]) if last.parents and len(commits) == self._at_once else ()

    def _commits_from(self, commit: str) -> tuple[LineCommit, ...]:
        return line_commits(self._git, f"{self.since}..{commit}" if self.since else commit, self._at_once)
